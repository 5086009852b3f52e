package io.tongchou.ledger.commands.pooladmin;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.FundOpened;
import io.tongchou.ledger.events.PoolUnit;
import org.junit.jupiter.api.Test;

class OpenFundTest {

    private static final String UNITS =
            "{'units':[{'code':'410200','name':'市本级','level':'CITY'},{'code':'%s','name':'通许县','level':'COUNTY'}]}";

    private static GivenBook maternity(GivenBook first) {
        return GivenBook.unopened("410200/510").beside(first).on("2021-07-01");
    }

    @Test
    void hasThePoolsNameUnitsAndRulesFromItsOwnDay() {
        GivenBook first = kaifeng();
        var opened = maternity(first).when("admin", "OpenFund", "{}");
        GivenBook book = opened.acceptedWithoutEntry();
        FundOpened event = (FundOpened) opened.event().recorded().event();
        assertThat(event.name()).isEqualTo("pool 410200");
        assertThat(event.units())
                .hasSize(10)
                .extracting(PoolUnit::code)
                .containsExactlyElementsOf(first.state().units());
        assertThat(book.state().policies()).isEqualTo(first.state().policies()).hasSize(1);
        book.done("finance-clerk", "HandOverLegacyBalance", "{'unit':'410222','amount':'1','stage':'AUDITED'}")
                .on("2021-06-30")
                .when("finance-clerk", "HandOverLegacyBalance", "{'unit':'410222','amount':'1','stage':'AUDITED'}")
                .refused(RefusalCode.PERIOD_CLOSED);
    }

    @Test
    void hasUnitsOfItsOwnWhereItNamesThem() {
        GivenBook book = maternity(kaifeng())
                .when("admin", "OpenFund", UNITS.formatted("410222"))
                .acceptedWithoutEntry();
        assertThat(book.state().units()).extracting(Object::toString).containsExactly("410200", "410222");
    }

    @Test
    void aUnitThatHasLeftThePoolIsNotOfTheNewFund() {
        GivenBook first =
                kaifeng().on("2021-06-30").done("admin", "WithdrawUnit", "{'unit':'410222','on':'2021-06-30'}");
        GivenBook book = maternity(first).when("admin", "OpenFund", "{}").acceptedWithoutEntry();
        assertThat(book.state().units()).hasSize(9).extracting(Object::toString).doesNotContain("410222");
    }

    @Test
    void isOpenedOnce() {
        kaifeng().beside(kaifeng()).when("admin", "OpenFund", "{}").refused(RefusalCode.FUND_EXISTS);
        maternity(kaifeng())
                .done("admin", "OpenFund", "{}")
                .when("admin", "OpenFund", "{}")
                .refused(RefusalCode.FUND_EXISTS);
    }

    @Test
    void itsUnitsHaveCodesAsThoseOfAPool() {
        for (String code : new String[] {"41022", "410200", "RESERVE"}) {
            maternity(kaifeng())
                    .when("admin", "OpenFund", UNITS.formatted(code))
                    .refused(RefusalCode.BAD_UNIT_CODE);
        }
        maternity(kaifeng()).when("admin", "OpenFund", "{'units':[]}").refused(RefusalCode.BAD_UNIT_CODE);
    }
}
