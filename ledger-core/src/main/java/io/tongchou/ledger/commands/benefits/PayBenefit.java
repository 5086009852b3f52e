package io.tongchou.ledger.commands.benefits;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.LegacyDebt;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.BenefitPaid;
import io.tongchou.ledger.vocabulary.BenefitKind;
import io.tongchou.ledger.vocabulary.DebtDirection;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayeeType;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Pays a benefit from the unit's expenditure account (待遇支付).
 *
 * @param period the month of the care or allowance
 * @param legacyDebt the unit's debt from before pooling that it pays; no expenditure of the year then
 */
@MadeBy(Office.COUNTY)
public record PayBenefit(
        UnitCode unit,
        String paymentNo,
        BenefitKind kind,
        String payee,
        PayeeType payeeType,
        Money amount,
        Optional<YearMonth> period,
        Optional<String> legacyDebt)
        implements Command.OfUnit {

    @Override
    public List<Key> keys() {
        Key payment = new Key(Key.Kind.PAYMENT, paymentNo);
        return legacyDebt
                .map(debt -> List.of(payment, new Key(Key.Kind.DEBT, debt)))
                .orElseGet(() -> List.of(payment));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<LegacyDebt> debt =
                legacyDebt.flatMap(number -> LegacyDebt.find(number, unit, DebtDirection.PAYABLE, book, facts));
        if (legacyDebt.isPresent() && debt.isEmpty()) {
            return Decision.refuse(
                    RefusalCode.DEBT_UNKNOWN,
                    "no debt " + legacyDebt.get() + " that " + unit + " is to pay is registered");
        }
        if (facts.has(Key.Kind.PAYMENT, paymentNo)) {
            return Decision.refuse(RefusalCode.PAYMENT_EXISTS, "payment " + paymentNo + " is in the book");
        }
        if (debt.isPresent() && debt.get().isLessThan(amount)) {
            return Decision.refuse(Refusal.of(
                            RefusalCode.OVERPAID,
                            "of debt " + legacyDebt.get() + " " + debt.get().left() + " is left to pay, not " + amount)
                    .withAvailable(debt.get().left()));
        }
        return Decision.accept(new BenefitPaid(unit, paymentNo, kind, payee, payeeType, amount, period, legacyDebt));
    }
}
