package io.tongchou.ledger.commands.benefits;

import static io.tongchou.ledger.book.Key.Kind.PAYMENT;
import static io.tongchou.ledger.book.Key.Kind.PAYMENT_BACK;

import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Facts.Standing;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.Payment;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;

/** What payments have in common: a number is paid once, and no more comes back than was paid. */
final class Payments {

    private Payments() {}

    static List<Key> keys(String paymentNo) {
        return List.of(new Key(PAYMENT, paymentNo));
    }

    /** Books what is paid under a number that is not in the book yet. */
    static Decision pay(String paymentNo, Facts facts, Decision.Accepted paid) {
        return facts.has(PAYMENT, paymentNo) ? exists(paymentNo) : paid;
    }

    static Decision exists(String paymentNo) {
        return Decision.refuse(RefusalCode.PAYMENT_EXISTS, "payment " + paymentNo + " is in the book");
    }

    /** What the unit paid under that number. */
    static Optional<Standing<Payment>> of(UnitCode unit, String paymentNo, Facts facts) {
        return facts.payment(paymentNo).filter(paid -> paid.event().unit().equals(unit));
    }

    static Decision unknown(UnitCode unit, String what, String paymentNo) {
        return Decision.refuse(
                RefusalCode.PAYMENT_UNKNOWN, unit + " paid no " + what + " under the number " + paymentNo);
    }

    /** The refusal of more than is left of a payment, if it is more. */
    static Optional<Refusal> tooMuch(Payment payment, String paymentNo, Money amount, Facts facts) {
        Money back = facts.goneBack(PAYMENT_BACK, paymentNo);
        Money left = payment.amount().minus(back);
        return amount.exceeds(left)
                ? Optional.of(Refusal.of(
                                RefusalCode.RECOVERY_EXCEEDS_PAYMENT,
                                "of the " + payment.amount() + " paid under " + paymentNo + ", " + back
                                        + " has come back; " + amount + " more cannot")
                        .withAvailable(left))
                : Optional.empty();
    }
}
