package io.tongchou.ledger.commands.disbursement;

import static io.tongchou.ledger.book.Key.Kind.DISBURSEMENT;
import static io.tongchou.ledger.book.Key.Kind.REQUEST;
import static io.tongchou.ledger.book.Key.Kind.REQUEST_DECISION;

import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.FundRequestVerified;
import io.tongchou.ledger.events.FundsRequested;
import io.tongchou.ledger.events.LedgerEvent;
import java.util.List;
import java.util.Optional;

/** A request as it stands: who asked, what was decided, whether it was paid. */
record FundRequest(FundsRequested asked, String requester, Optional<LedgerEvent> decision, boolean isPaid) {

    static List<Key> keys(String request) {
        return List.of(new Key(REQUEST, request), new Key(REQUEST_DECISION, request), new Key(DISBURSEMENT, request));
    }

    static Optional<FundRequest> find(String request, Facts facts) {
        return facts.find(REQUEST, request)
                .map(stored -> new FundRequest(
                        (FundsRequested) stored.recorded().event(),
                        stored.by().maker(),
                        facts.find(REQUEST_DECISION, request)
                                .map(decided -> decided.recorded().event()),
                        facts.has(DISBURSEMENT, request)));
    }

    Optional<FundRequestVerified> verified() {
        return decision.filter(FundRequestVerified.class::isInstance).map(FundRequestVerified.class::cast);
    }

    static Decision unknown(String request) {
        return Decision.refuse(RefusalCode.REQUEST_UNKNOWN, "no request " + request + " is in the book");
    }
}
