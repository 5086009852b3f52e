package io.tongchou.ledger.commands.disbursement;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.commands.GivenBook;

/** A book with money, a plan of 1000.00 for 410222 and one request of it. */
final class Requests {

    private Requests() {}

    static GivenBook asked(String amount) {
        return kaifeng()
                .on("2021-03-15")
                .subsidy("410221", "400.00")
                .done(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'410222','year':2021,'income':{},'expenditure':{'BENEFITS':'900.00','OTHER':'100.00'}}")
                .done("county-410222", "RequestFunds", request("Q1", amount));
    }

    static String request(String number, String amount) {
        return "{'unit':'410222','request':'" + number + "','period':'2021-03','amount':'" + amount + "'}";
    }

    static String verify(String number, String approved) {
        return "{'request':'" + number + "','approved':'" + approved + "'}";
    }
}
