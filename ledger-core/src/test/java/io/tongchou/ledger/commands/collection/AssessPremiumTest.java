package io.tongchou.ledger.commands.collection;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.GivenBook.under;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.PremiumAssessed;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.vocabulary.Money;
import org.junit.jupiter.api.Test;

class AssessPremiumTest {

    private static final Clause RATES = new Clause("正政办发〔2022〕5号", "一(二)1");

    private static GivenBook qingyang() {
        return under("qingyang-2022-4", "310").on("2022-03-15");
    }

    private static String data(String unit, String category, String measure) {
        return "{'unit':'" + unit + "','assessment':'A1','payer':'E1','payerCategory':'" + category
                + "','period':'2022-03'," + measure + "}";
    }

    private static PremiumAssessed assessed(String category, String measure) {
        GivenBook.Outcome outcome =
                qingyang().when("county-621022", "AssessPremium", data("621022", category, measure));
        outcome.acceptedWithoutEntry();
        return (PremiumAssessed) outcome.event().recorded().event();
    }

    private static Money amount(String category, String measure) {
        PremiumAssessed event = assessed(category, measure);
        assertThat(event.clause()).contains(RATES.toString());
        return event.amount();
    }

    @Test
    void anAmountStandsAsGivenAndCitesNoClause() {
        PremiumAssessed event = assessed("EMPLOYER", "'amount':'12.34','headcount':3");
        assertThat(event.amount()).isEqualTo(Money.parse("12.34"));
        assertThat(event.clause()).isEmpty();
    }

    @Test
    void anEmployersRateIsOfAllWagesTogether() {
        assertThat(amount("EMPLOYER", "'base':'18992.31','headcount':3")).isEqualTo(Money.parse("1234.50"));
        assertThat(amount("EMPLOYEE", "'base':'18992.31'")).isEqualTo(Money.parse("379.85"));
    }

    @Test
    void aRateOfTheAverageWageIsForEachHead() {
        assertThat(amount("FLEXIBLE", "'base':'80000.00'")).isEqualTo(Money.parse("6800.00"));
        assertThat(amount("COLLECTIVE", "'base':'80000.00','headcount':2")).isEqualTo(Money.parse("9600.00"));
    }

    @Test
    void anAmountAHeadNeedsHeadsAlone() {
        assertThat(amount("GOVERNMENT", "'headcount':3")).isEqualTo(Money.parse("18900.00"));
    }

    @Test
    void namesWhatTheRateIsTakenOf() {
        qingyang()
                .when("county-621022", "AssessPremium", data("621022", "EMPLOYER", "'headcount':3"))
                .invalid("data.base")
                .when("county-621022", "AssessPremium", data("621022", "GOVERNMENT", "'base':'1.00'"))
                .invalid("data.headcount")
                .when("county-621022", "AssessPremium", data("621022", "EMPLOYER", "'base':'0.01'"))
                .refused(RefusalCode.AMOUNT_NOT_POSITIVE);
    }

    @Test
    void eitherAnAmountOrABase() {
        qingyang()
                .when("county-621022", "AssessPremium", data("621022", "EMPLOYER", "'base':'1.00','amount':'1.00'"))
                .invalid("data.amount")
                .when("county-621022", "AssessPremium", data("621022", "EMPLOYER", "'note':'n'"))
                .invalid("data.amount")
                .when("county-621022", "AssessPremium", data("621022", "GOVERNMENT", "'headcount':0"))
                .invalid("data.headcount");
    }

    @Test
    void aRateThatThePolicyLeavesOpenIsNotGuessed() {
        GivenBook.Outcome outcome = kaifeng()
                .on("2022-03-15")
                .when("county-410222", "AssessPremium", data("410222", "EMPLOYER", "'base':'1000.00'"));
        outcome.refused(RefusalCode.RATE_UNDECIDED);
        assertThat(outcome.refusal().clause()).contains(new Clause("汴政办〔2020〕59号", "三(一)"));
        qingyang()
                .when("county-621022", "AssessPremium", data("621022", "MEDICAL_AID", "'base':'1000.00'"))
                .refused(RefusalCode.RATE_UNDECIDED);
    }

    @Test
    void isBookedOnceAndNeedsAPolicyForItsRate() {
        kaifeng()
                .on("2022-03-15")
                .done("county-410222", "AssessPremium", data("410222", "EMPLOYER", "'amount':'1.00'"))
                .when("county-410222", "AssessPremium", data("410222", "EMPLOYER", "'base':'1.00'"))
                .refused(RefusalCode.ASSESSMENT_EXISTS);
        GivenBook.unopened("410200/310")
                .opened("410200", "410222")
                .on("2022-03-15")
                .when("county-410222", "AssessPremium", data("410222", "EMPLOYER", "'base':'1.00'"))
                .refused(RefusalCode.NO_POLICY_IN_FORCE);
    }

    @Test
    void isTheCountysOwn() {
        kaifeng()
                .on("2022-03-15")
                .when("county-410221", "AssessPremium", data("410222", "EMPLOYER", "'amount':'1.00'"))
                .refused(RefusalCode.FORBIDDEN)
                .when("city-clerk", "AssessPremium", data("410200", "EMPLOYER", "'amount':'1.00'"))
                .acceptedWithoutEntry();
    }
}
