package io.tongchou.ledger.commands.benefits;

import static io.tongchou.ledger.book.Key.Kind.PAYMENT;
import static io.tongchou.ledger.book.Key.Kind.PAYMENT_BACK;
import static io.tongchou.ledger.book.Key.Kind.PAYMENT_REPAID;

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
import io.tongchou.ledger.events.Payment;
import io.tongchou.ledger.events.PaymentRepaid;
import io.tongchou.ledger.events.PaymentReturned;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Books a payment that bounced (退票), whole: the money is back and is owed still, until it is paid again.
 *
 * @param paymentNo the number under which it was paid
 * @param repaidAs the number under which it is paid again now; of a payment that bounced before, this pays it again
 */
@MadeBy(Office.COUNTY)
public record ReturnPayment(UnitCode unit, String paymentNo, Optional<String> repaidAs) implements Command.OfUnit {

    @Override
    public List<Key> keys() {
        return Stream.concat(
                        Stream.of(
                                new Key(PAYMENT, paymentNo),
                                new Key(PAYMENT_BACK, paymentNo),
                                new Key(PAYMENT_REPAID, paymentNo)),
                        repaidAs.stream().map(number -> new Key(PAYMENT, number)))
                .toList();
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<Standing<Payment>> paid = Payments.of(unit, paymentNo, facts);
        if (paid.isEmpty()) {
            return Payments.unknown(unit, "benefit or other expenditure", paymentNo);
        }
        if (repaidAs.isPresent() && facts.has(PAYMENT, repaidAs.get())) {
            return Payments.exists(repaidAs.get());
        }
        Payment payment = paid.get().event();
        FiscalYear year = paid.get().year();
        if (facts.find(PAYMENT_BACK, paymentNo, PaymentReturned.class).isPresent()) {
            return repaidAs.isEmpty() || facts.has(PAYMENT_REPAID, paymentNo)
                    ? Decision.refuse(RefusalCode.RETURNED_ALREADY, "payment " + paymentNo + " bounced before")
                    : Decision.accept(
                            new PaymentRepaid(unit, paymentNo, repaidAs.get(), payment, year, payment.amount()));
        }
        Optional<Refusal> recovered = Payments.tooMuch(payment, paymentNo, payment.amount(), facts);
        return recovered.isPresent()
                ? Decision.refuse(recovered.get())
                : Decision.accept(new PaymentReturned(unit, paymentNo, payment, year, payment.amount(), repaidAs));
    }
}
