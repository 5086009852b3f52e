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
import io.tongchou.ledger.events.FundRequestVerified;
import io.tongchou.ledger.events.FundsDisbursed;
import java.util.List;
import java.util.Optional;

/** Pays an approved request out to the unit's expenditure account (拨付). */
@MadeBy(Office.FINANCE_CLERK)
public record DisburseFunds(String request) implements Command {

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
        Optional<FundRequestVerified> verified = found.get().verified();
        if (verified.isEmpty()) {
            return Decision.refuse(
                    RefusalCode.REQUEST_NOT_VERIFIED,
                    "request " + request + " has not been verified, or it was rejected");
        }
        if (found.get().isPaid()) {
            return Decision.refuse(RefusalCode.DISBURSED_ALREADY, "request " + request + " has been paid");
        }
        return Decision.accept(new FundsDisbursed(
                verified.get().unit(), request, verified.get().approved()));
    }
}
