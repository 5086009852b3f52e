package io.tongchou.ledger.commands.benefits;

import static io.tongchou.ledger.book.Key.Kind.PAYMENT;
import static io.tongchou.ledger.book.Key.Kind.PAYMENT_BACK;
import static io.tongchou.ledger.book.Key.Kind.RECOVERY;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Facts.Standing;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.BenefitPaid;
import io.tongchou.ledger.events.BenefitRecovered;
import io.tongchou.ledger.events.Payment;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.RefundOf;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;

/**
 * Takes a benefit back, whole or in part (追回待遇): one of the same year lowers its expenditure, one of an earlier year is other
 * income.
 *
 * @param paymentNo the number under which it was paid
 */
@MadeBy(Office.COUNTY)
public record RecoverBenefit(UnitCode unit, String paymentNo, String recoveryNo, Money amount)
        implements Command.OfUnit {

    @Override
    public List<Key> keys() {
        return List.of(new Key(PAYMENT, paymentNo), new Key(PAYMENT_BACK, paymentNo), new Key(RECOVERY, recoveryNo));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<Standing<Payment>> paid = Payments.of(unit, paymentNo, facts);
        if (paid.isEmpty() || !(paid.get().event() instanceof BenefitPaid benefit)) {
            return Payments.unknown(unit, "benefit", paymentNo);
        }
        if (facts.has(RECOVERY, recoveryNo)) {
            return Decision.refuse(RefusalCode.RECOVERY_EXISTS, "recovery " + recoveryNo + " is in the book");
        }
        Optional<Refusal> tooMuch = Payments.tooMuch(benefit, paymentNo, amount, facts);
        if (tooMuch.isPresent()) {
            return Decision.refuse(tooMuch.get());
        }
        return Decision.accept(new BenefitRecovered(
                unit,
                paymentNo,
                recoveryNo,
                benefit.kind(),
                amount,
                facts.goneBack(PAYMENT_BACK, paymentNo).plus(amount),
                against(benefit, paid.get().year(), occasion)));
    }

    private static RefundOf against(BenefitPaid benefit, FiscalYear year, Occasion occasion) {
        if (benefit.legacyDebt().isPresent()) {
            return RefundOf.LEGACY;
        }
        return year.equals(occasion.year()) ? RefundOf.THIS_YEAR : RefundOf.EARLIER_YEAR;
    }
}
