package io.tongchou.ledger.commands.disbursement;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.disbursement.Requests.asked;
import static io.tongchou.ledger.commands.disbursement.Requests.request;

import io.tongchou.ledger.book.RefusalCode;
import org.junit.jupiter.api.Test;

class RequestFundsTest {

    @Test
    void movesNothing() {
        kaifeng().when("county-410222", "RequestFunds", request("Q1", "9.00")).acceptedWithoutEntry();
    }

    @Test
    void aNumberIsUsedOnce() {
        asked("9.00")
                .when("county-410222", "RequestFunds", request("Q1", "9.00"))
                .refused(RefusalCode.REQUEST_EXISTS);
    }

    @Test
    void aCountyAsksForItselfAndTheCitysClerkForTheCityLevel() {
        kaifeng()
                .when("county-410221", "RequestFunds", request("Q1", "9.00"))
                .refused(RefusalCode.FORBIDDEN)
                .when("city-clerk", "RequestFunds", request("Q1", "9.00").replace("410222", "410200"))
                .acceptedWithoutEntry();
    }
}
