package io.tongchou.ledger.commands.collection;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.reading.OrFirst;
import io.tongchou.ledger.commands.reading.ZeroAllowed;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.vocabulary.CollectionAccount;
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
 * @param lateFee the late fee (滞纳金) that came with it
 * @param collectedOn the day of the payment where the entry is dated later
 * @param into the account that receives it; a joint account only where the policy knows one
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
        Optional<LocalDate> collectedOn,
        @OrFirst CollectionAccount into)
        implements Command.OfUnit {

    @Override
    public List<Key> keys() {
        return List.of(new Key(Key.Kind.RECEIPT, receiptNo));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (facts.has(Key.Kind.RECEIPT, receiptNo)) {
            return Decision.refuse(RefusalCode.RECEIPT_EXISTS, "receipt " + receiptNo + " is in the book");
        }
        if (into == CollectionAccount.JOINT_ACCOUNT) {
            Optional<Refusal> refusal = JointAccounts.refusal(book, occasion);
            if (refusal.isPresent()) {
                return Decision.refuse(refusal.get());
            }
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
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }
}
