package io.tongchou.ledger.commands.collection;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.LegacyDebt;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.PrepaidPremiums;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.reading.OrFirst;
import io.tongchou.ledger.commands.reading.ZeroAllowed;
import io.tongchou.ledger.events.PremiumAssessed;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.vocabulary.CollectionAccount;
import io.tongchou.ledger.vocabulary.DebtDirection;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.PremiumKind;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Takes a premium in (征缴).
 *
 * @param period the month the premium is for (费款所属期)
 * @param amount without the late fee; the account receives both
 * @param lateFee what employers pay for paying late (滞纳金); 0.00 where left out
 * @param assessment the assessment of the unit that it pays
 * @param collectedOn the day of the payment where the entry is dated later
 * @param into the account that receives it; a joint account only where the policy knows one
 * @param legacyDebt the unit's arrears from before pooling that it pays; no income of the year then
 */
@MadeBy(Office.TAX)
public record CollectPremium(
        UnitCode unit,
        String receiptNo,
        PayerCategory payerCategory,
        PremiumKind kind,
        YearMonth period,
        Money amount,
        @ZeroAllowed Optional<Money> lateFee,
        Optional<String> payer,
        Optional<String> assessment,
        Optional<LocalDate> collectedOn,
        @OrFirst CollectionAccount into,
        Optional<String> legacyDebt)
        implements Command.OfUnit {

    public CollectPremium {
        if (legacyDebt.isPresent() && assessment.isPresent()) {
            throw new DataFault("legacyDebt", "stands beside an assessment; a premium pays one of them");
        }
    }

    @Override
    public List<Key> keys() {
        Key receipt = new Key(Key.Kind.RECEIPT, receiptNo);
        if (assessment.isPresent()) {
            return List.of(receipt, new Key(Key.Kind.ASSESSMENT, assessment.get()));
        }
        return legacyDebt
                .map(debt -> List.of(receipt, new Key(Key.Kind.DEBT, debt)))
                .orElseGet(() -> List.of(receipt));
    }

    @Override
    public boolean mayBeLate() {
        return true;
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (collectedOn.filter(day -> day.isAfter(occasion.effectiveOn())).isPresent()) {
            return Decision.refuse(
                    Refusal.invalid("data.collectedOn", "is after the effective date " + occasion.effectiveOn()));
        }
        if (assessment.isPresent() && !isAssessed(assessment.get(), facts)) {
            return Decision.refuse(
                    RefusalCode.ASSESSMENT_UNKNOWN, "no assessment " + assessment.get() + " of " + unit + " was made");
        }
        Optional<LegacyDebt> debt =
                legacyDebt.flatMap(number -> LegacyDebt.find(number, unit, DebtDirection.RECEIVABLE, book, facts));
        if (legacyDebt.isPresent() && debt.isEmpty()) {
            return Decision.refuse(
                    RefusalCode.DEBT_UNKNOWN,
                    "no debt " + legacyDebt.get() + " that " + unit + " is to collect is registered");
        }
        if (facts.has(Key.Kind.RECEIPT, receiptNo)) {
            return Decision.refuse(
                    RefusalCode.RECEIPT_EXISTS,
                    "receipt " + receiptNo + " is in the book"
                            + facts.receipt(receiptNo)
                                    .map(Facts.Standing::event)
                                    .map(this::beside)
                                    .orElse(""));
        }
        if (into == CollectionAccount.JOINT_ACCOUNT) {
            Optional<Refusal> refusal = JointAccounts.refusal(book, occasion);
            if (refusal.isPresent()) {
                return Decision.refuse(refusal.get());
            }
        }
        if (debt.isPresent() && debt.get().isLessThan(amount)) {
            return Decision.refuse(Refusal.of(
                            RefusalCode.OVERPAID,
                            "of debt " + legacyDebt.get() + " " + debt.get().left() + " is left to pay, not " + amount)
                    .withAvailable(debt.get().left()));
        }
        return Decision.accept(new PremiumCollected(
                unit,
                receiptNo,
                payerCategory,
                kind,
                period,
                amount,
                lateFee.orElse(Money.ZERO),
                into,
                payer,
                collectedOn,
                assessment,
                legacyDebt,
                legacyDebt.isPresent()
                        ? Optional.empty()
                        : PrepaidPremiums.heldFor(kind, period, book, occasion.effectiveOn())));
    }

    /** What the book has of the receipt and what this one says; where these are the same, what else differs. */
    private String beside(PremiumCollected known) {
        String has = said(known.unit(), known.amount(), known.lateFee());
        String says = said(unit, amount, lateFee.orElse(Money.ZERO));
        if (!has.equals(says)) {
            return " with " + has + "; this one says " + says;
        }
        String details = details(known.kind(), known.period(), known.payerCategory());
        return " with " + has + ", " + details + "; this one says "
                + (details.equals(details(kind, period, payerCategory))
                        ? "the same and came under another id"
                        : details(kind, period, payerCategory));
    }

    private static String details(PremiumKind kind, YearMonth period, PayerCategory payers) {
        return kind + " of " + period + " from " + payers;
    }

    private static String said(UnitCode unit, Money amount, Money lateFee) {
        return amount + (lateFee.isZero() ? "" : " and a late fee of " + lateFee) + " for " + unit;
    }

    private boolean isAssessed(String number, Facts facts) {
        return facts.find(Key.Kind.ASSESSMENT, number, PremiumAssessed.class)
                .filter(assessed -> assessed.unit().equals(unit))
                .isPresent();
    }
}
