package io.tongchou.ledger.commands.yearend;

import static io.tongchou.ledger.commands.GivenBook.changsha;
import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.PolicyReader;
import io.tongchou.ledger.policy.PolicyReading;
import io.tongchou.ledger.policy.PolicyWriter;
import org.junit.jupiter.api.Test;

class CloseMonthTest {

    private static final String JANUARY = "{'month':'2021-01'}";

    @Test
    void whatIsClosedTakesNoEntriesAnyMore() {
        kaifeng()
                .on("2021-01-31")
                .when("city-clerk", "CloseMonth", JANUARY)
                .acceptedWithoutEntry()
                .when("finance-clerk", "ReceiveSubsidy", subsidy())
                .refused(RefusalCode.PERIOD_CLOSED)
                .on("2021-02-01")
                .when("finance-clerk", "ReceiveSubsidy", subsidy())
                .accepted("410222 1005 1.00", "410222 4101 -1.00");
    }

    private static String subsidy() {
        return "{'unit':'410222','level':'CITY','into':'TREASURY','amount':'1','reference':'F'}";
    }

    @Test
    void monthsCloseInOrderFromTheFirstOfTheBook() {
        kaifeng()
                .on("2021-03-31")
                .when("city-clerk", "CloseMonth", "{'month':'2021-02'}")
                .refused(RefusalCode.EARLIER_MONTH_OPEN);
        changsha()
                .on("2020-10-31")
                .when("city-clerk", "CloseMonth", "{'month':'2020-10'}")
                .acceptedWithoutEntry();
    }

    @Test
    void notTwice() {
        kaifeng()
                .monthsClosedThrough("2021-01")
                .when("city-clerk", "CloseMonth", JANUARY)
                .refused(RefusalCode.MONTH_CLOSED_ALREADY);
    }

    @Test
    void notBeforeItHasBegun() {
        kaifeng()
                .monthsClosedThrough("2021-01")
                .on("2021-01-31")
                .when("city-clerk", "CloseMonth", "{'month':'2021-02'}")
                .refused(RefusalCode.IN_THE_FUTURE);
    }

    @Test
    void nothingIsInTransitAtItsEndWhateverCameLater() {
        GivenBook book =
                kaifeng().on("2021-01-15").premium("410222", "R1", "10.00").on("2021-02-15");
        book.when("city-clerk", "CloseMonth", JANUARY).refused(RefusalCode.INCOME_ACCOUNT_NOT_CLEARED, "10.00");
        book.remitted("410222", "10.00")
                .when("city-clerk", "CloseMonth", JANUARY)
                .refused(RefusalCode.INCOME_ACCOUNT_NOT_CLEARED);
        kaifeng()
                .on("2021-02-15")
                .premium("410222", "R1", "10.00")
                .when("city-clerk", "CloseMonth", JANUARY)
                .acceptedWithoutEntry();
    }

    @Test
    void jointAccountsAreEmptyAtItsEnd() {
        changsha()
                .on("2020-10-31")
                .done(
                        "tax",
                        "CollectPremium",
                        "{'unit':'430112','receiptNo':'R1','payerCategory':'RESIDENT','kind':'CURRENT','period':'2020-10',"
                                + "'amount':'10.00','into':'JOINT_ACCOUNT'}")
                .when("city-clerk", "CloseMonth", "{'month':'2020-10'}")
                .refused(RefusalCode.INCOME_ACCOUNT_NOT_CLEARED, "10.00");
    }

    @Test
    void theTreasuryIsEmptyOnlyWhereThePolicySaysSo() {
        kaifeng()
                .on("2021-01-15")
                .premium("410222", "R1", "10.00")
                .remitted("410222", "10.00")
                .when("city-clerk", "CloseMonth", JANUARY)
                .acceptedWithoutEntry();
        GivenBook strict = GivenBook.under(clearingTheTreasury(), "310")
                .on("2021-01-15")
                .premium("410222", "R1", "10.00")
                .remitted("410222", "10.00");
        strict.when("city-clerk", "CloseMonth", JANUARY).refused(RefusalCode.TREASURY_NOT_CLEARED, "10.00");
        strict.when("city-clerk", "CloseMonth", overriding("TREASURY_NOT_CLEARED"))
                .approvedBy("city-head")
                .acceptedWithoutEntry();
    }

    private static Policy clearingTheTreasury() {
        var policy =
                (ObjectNode) PolicyWriter.write(kaifeng().state().policies().getFirst());
        policy.set("treasuryClearing", GivenBook.parse("{'value':'MONTHLY','clause':'九','quote':'月末全部划转'}"));
        return switch (PolicyReader.read(policy)) {
            case PolicyReading.Valid valid -> valid.policy();
            case PolicyReading.Faulty faulty ->
                throw new AssertionError(faulty.faults().toString());
        };
    }

    @Test
    void closesAllTheSameWithAReasonAndASecondPerson() {
        kaifeng()
                .on("2021-01-15")
                .premium("410222", "R1", "10.00")
                .when("city-clerk", "CloseMonth", overriding("INCOME_ACCOUNT_NOT_CLEARED"))
                .approvedBy("city-head")
                .acceptedWithoutEntry();
        kaifeng()
                .when("city-clerk", "CloseMonth", overriding("EARLIER_MONTH_OPEN"))
                .invalid("data.overrides[0].code");
    }

    private static String overriding(String code) {
        return "{'month':'2021-01','overrides':[{'code':'" + code + "','reason':'the bank was closed'}]}";
    }

    private static GivenBook statement() {
        return kaifeng()
                .on("2021-02-01")
                .id("s")
                .subsidy("410222", "10.00")
                .done("finance-clerk", "ImportStatement", """
                {'statement':'S','source':'FISCAL_ACCOUNT','from':'2021-01-01','to':'2021-02-01','lines':[
                 {'on':'2021-01-31','amount':'10.00'},{'on':'2021-01-20','amount':'3.00','direction':'OUT'},
                 {'on':'2021-02-01','amount':'5.00'}]}""");
    }

    @Test
    void linesOfStatementsAreMatchedOrExplained() {
        GivenBook book = statement();
        GivenBook.Outcome refused = book.when("city-clerk", "CloseMonth", JANUARY);
        refused.refused(RefusalCode.UNRECONCILED);
        assertThat(refused.refusal().detail())
                .contains("2 lines")
                .contains("13.00 in all")
                .contains("line 2 of S, -3.00 on 2021-01-20");
        book.done("finance-clerk", "MatchLine", "{'statement':'S','lines':[1],'entries':['s']}");
        assertThat(book.when("city-clerk", "CloseMonth", JANUARY).refusal().detail())
                .contains("3.00 in all");
        book.done(
                        "finance-clerk",
                        "ExplainLine",
                        "{'statement':'S','line':2,'kind':'DUPLICATE','reason':'the bank took its fee twice'}")
                .when("city-clerk", "CloseMonth", JANUARY)
                .acceptedWithoutEntry()
                .on("2021-02-28")
                .when("city-clerk", "CloseMonth", JANUARY.replace("01", "02"))
                .refused(RefusalCode.UNRECONCILED);
    }

    @Test
    void closesUnreconciledWithAReasonAndASecondPersonAndTheNextMonthAsksAgain() {
        statement()
                .when("city-clerk", "CloseMonth", overriding("UNRECONCILED"))
                .approvedBy("city-head")
                .acceptedWithoutEntry()
                .on("2021-02-28")
                .when("city-clerk", "CloseMonth", JANUARY.replace("01", "02"))
                .refused(RefusalCode.UNRECONCILED);
    }

    @Test
    void isTheCityClerksAffair() {
        kaifeng().when("finance-head", "CloseMonth", JANUARY).refused(RefusalCode.FORBIDDEN);
    }
}
