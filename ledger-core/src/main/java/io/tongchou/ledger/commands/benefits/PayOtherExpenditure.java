package io.tongchou.ledger.commands.benefits;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.events.OtherExpenditurePaid;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;

/** Pays other expenditure from the unit's expenditure account (其他支出). */
@MadeBy(Office.COUNTY)
public record PayOtherExpenditure(UnitCode unit, String paymentNo, Money amount) implements Command.OfUnit {

    @Override
    public List<Key> keys() {
        return Payments.keys(paymentNo);
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return Payments.pay(paymentNo, facts, Decision.accept(new OtherExpenditurePaid(unit, paymentNo, amount)));
    }
}
