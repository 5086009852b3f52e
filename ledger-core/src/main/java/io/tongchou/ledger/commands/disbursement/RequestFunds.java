package io.tongchou.ledger.commands.disbursement;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.FundsRequested;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Asks for funds (用款申请). */
@MadeBy(Office.COUNTY)
public record RequestFunds(UnitCode unit, String request, YearMonth period, Money amount, Optional<String> purposes)
        implements Command.OfUnit {

    @Override
    public List<Key> keys() {
        return FundRequest.keys(request);
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return FundRequest.find(request, facts).isPresent()
                ? Decision.refuse(RefusalCode.REQUEST_EXISTS, "request " + request + " is in the book")
                : Decision.accept(new FundsRequested(unit, request, period, amount, purposes));
    }
}
