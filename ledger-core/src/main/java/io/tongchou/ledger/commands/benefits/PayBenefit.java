package io.tongchou.ledger.commands.benefits;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.BenefitPaid;
import io.tongchou.ledger.vocabulary.BenefitKind;
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
 */
@MadeBy(Office.COUNTY)
public record PayBenefit(
        UnitCode unit,
        String paymentNo,
        BenefitKind kind,
        String payee,
        PayeeType payeeType,
        Money amount,
        Optional<YearMonth> period)
        implements Command.OfUnit {

    @Override
    public List<Key> keys() {
        return List.of(new Key(Key.Kind.PAYMENT, paymentNo));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return facts.has(Key.Kind.PAYMENT, paymentNo)
                ? Decision.refuse(RefusalCode.PAYMENT_EXISTS, "payment " + paymentNo + " is in the book")
                : Decision.accept(
                        new BenefitPaid(unit, paymentNo, kind, payee, payeeType, amount, period, Optional.empty()));
    }
}
