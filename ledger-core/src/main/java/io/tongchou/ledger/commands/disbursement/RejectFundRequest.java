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
import io.tongchou.ledger.events.FundRequestRejected;
import io.tongchou.ledger.events.FundRequestVerified;
import io.tongchou.ledger.vocabulary.Money;
import java.util.List;
import java.util.Optional;

/** Rejects a request; what had been approved goes back to the plan. */
@MadeBy({Office.CITY_CLERK, Office.FINANCE_CLERK})
public record RejectFundRequest(String request, String reason) implements Command {

    @Override
    public List<Key> keys() {
        return FundRequest.keys(request);
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<FundRequest> found = FundRequest.find(request, facts);
        if (found.isEmpty()) {
            return FundRequest.unknown(request);
        }
        if (found.get().isPaid()) {
            return Decision.refuse(RefusalCode.DISBURSED_ALREADY, "request " + request + " has been paid");
        }
        Optional<FundRequestVerified> verified = found.get().verified();
        if (found.get().decision().isPresent() && verified.isEmpty()) {
            return Decision.refuse(RefusalCode.REQUEST_DECIDED, "request " + request + " has been rejected");
        }
        return Decision.accept(new FundRequestRejected(
                found.get().asked().unit(),
                request,
                found.get().asked().period(),
                verified.map(FundRequestVerified::approved).orElse(Money.ZERO),
                reason));
    }
}
