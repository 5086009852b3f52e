package io.tongchou.ledger.commands.collection;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.GivenBook.parse;

import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.DecisionTaken;
import io.tongchou.ledger.policy.Parameter;
import java.util.Optional;

/** Premiums paid ahead, in a city that decided to hold them for the year they insure. */
final class Prepaid {

    private Prepaid() {}

    /** Kaifeng in December 2021. */
    static GivenBook book() {
        return kaifeng().on("2021-09-01").happened(decided("BENEFIT_YEAR")).on("2021-12-15");
    }

    static DecisionTaken decided(String recognition) {
        return new DecisionTaken(
                Parameter.PREPAID_RECOGNITION,
                parse("'" + recognition + "'"),
                Optional.empty(),
                Optional.empty(),
                "汴医保〔2021〕30号");
    }

    static String premium(String receiptNo, String period, String amount) {
        return "{'unit':'410222','receiptNo':'" + receiptNo + "','payerCategory':'RESIDENT','kind':'PREPAID','period':'"
                + period + "','amount':'" + amount + "'}";
    }
}
