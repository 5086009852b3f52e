package io.tongchou.ledger.commands.pooladmin;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.PolicyAdopted;
import org.junit.jupiter.api.Test;

class OpenPoolTest {

    private static final String DATA =
            "{'name':'开封市','units':[{'code':'410200','name':'市本级','level':'CITY'},{'code':'%s','name':'通许县','level':'%s'}],'funds':['310']}";

    private static GivenBook pool() {
        return GivenBook.unopened("410200/310").on("2021-01-01");
    }

    @Test
    void theBookBeginsOnItsDay() {
        GivenBook book = pool().when("admin", "OpenPool", DATA.formatted("410222", "COUNTY"))
                .acceptedWithoutEntry();
        assertThat(book.state().beginsOn()).hasToString("2021-01-01");
        book.on("2020-12-31")
                .when("finance-clerk", "HandOverLegacyBalance", "{'unit':'410222','amount':'1','stage':'AUDITED'}")
                .refused(RefusalCode.PERIOD_CLOSED);
    }

    @Test
    void aUnitBelongsToThePoolFromAndTo() {
        String moving = DATA.formatted("410222", "COUNTY")
                .replace("'level':'COUNTY'", "'level':'COUNTY','from':'2021-02-01','to':'2021-02-28'");
        String subsidy = "{'unit':'410222','level':'CENTRAL','into':'TREASURY','amount':'1','reference':'F'}";
        pool().done("admin", "OpenPool", moving)
                .happened(new PolicyAdopted(kaifeng().state().policies().getFirst()))
                .on("2021-01-31")
                .when("finance-clerk", "ReceiveSubsidy", subsidy)
                .refused(RefusalCode.UNIT_UNKNOWN)
                .on("2021-02-01")
                .done("finance-clerk", "ReceiveSubsidy", subsidy)
                .on("2021-03-01")
                .when("finance-clerk", "ReceiveSubsidy", subsidy)
                .refused(RefusalCode.UNIT_UNKNOWN);
    }

    @Test
    void aPoolIsOpenedOnce() {
        kaifeng().when("admin", "OpenPool", DATA.formatted("410222", "COUNTY")).refused(RefusalCode.POOL_EXISTS);
    }

    @Test
    void unitsHaveSixDigitsEachOnceAndTheCityLevelAloneHasThePoolsCode() {
        for (String data : new String[] {
            DATA.formatted("41022", "COUNTY"),
            DATA.formatted("RESERVE", "COUNTY"),
            DATA.formatted("410222", "CITY"),
            DATA.formatted("410200", "CITY"),
            DATA.formatted("410222", "COUNTY").replace("'410200'", "'410221'").replace("CITY", "DISTRICT"),
        }) {
            pool().when("admin", "OpenPool", data).refused(RefusalCode.BAD_UNIT_CODE);
        }
    }

    @Test
    void namesItsFundsEachOnce() {
        pool().when("admin", "OpenPool", DATA.formatted("410222", "COUNTY").replace("'310'", ""))
                .invalid("data.funds");
        pool().when("admin", "OpenPool", DATA.formatted("410222", "COUNTY").replace("'310'", "'310','310'"))
                .invalid("data.funds");
    }

    @Test
    void isTheAdministratorsAffairWhoMovesNoMoney() {
        pool().when("city-head", "OpenPool", DATA.formatted("410222", "COUNTY")).refused(RefusalCode.FORBIDDEN);
        kaifeng()
                .when("admin", "RemitToCityTreasury", "{'unit':'410222','amount':'ALL'}")
                .refused(RefusalCode.FORBIDDEN);
    }
}
