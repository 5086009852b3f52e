package io.tongchou.ledger.commands.pooladmin;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import org.junit.jupiter.api.Test;

class AdmitUnitTest {

    private static final String NEWCOMER = "{'unit':{'code':'%s','name':'兰考县','level':'%s'}}";
    private static final String LANKAO = NEWCOMER.formatted("410226", "COUNTY");
    private static final String SUBSIDY =
            "{'unit':'410226','level':'CENTRAL','into':'TREASURY','amount':'1','reference':'F'}";

    @Test
    void theUnitBelongsToTheFundFromThatDay() {
        kaifeng()
                .on("2021-03-01")
                .done("admin", "AdmitUnit", LANKAO)
                .done("finance-clerk", "ReceiveSubsidy", SUBSIDY)
                .on("2021-02-28")
                .when("finance-clerk", "ReceiveSubsidy", SUBSIDY)
                .refused(RefusalCode.UNIT_UNKNOWN);
    }

    @Test
    void oneThatLeftMayComeBackAndEachStayIsOfItsOwnDays() {
        GivenBook book = kaifeng()
                .on("2021-01-01")
                .done("admin", "AdmitUnit", LANKAO)
                .on("2021-02-28")
                .done("admin", "WithdrawUnit", "{'unit':'410226','on':'2021-02-28'}")
                .on("2021-04-01")
                .done("admin", "AdmitUnit", LANKAO);
        for (String inside : new String[] {"2021-02-28", "2021-04-01"}) {
            book.on(inside).done("finance-clerk", "ReceiveSubsidy", SUBSIDY);
        }
        for (String outside : new String[] {"2021-03-01", "2021-03-31"}) {
            book.on(outside).when("finance-clerk", "ReceiveSubsidy", SUBSIDY).refused(RefusalCode.UNIT_UNKNOWN);
        }
    }

    @Test
    void joinsOnce() {
        kaifeng()
                .on("2021-03-01")
                .done("admin", "AdmitUnit", LANKAO)
                .when("admin", "AdmitUnit", LANKAO)
                .refused(RefusalCode.UNIT_EXISTS)
                .on("2021-02-01")
                .when("admin", "AdmitUnit", LANKAO)
                .refused(RefusalCode.UNIT_EXISTS);
        kaifeng()
                .when("admin", "AdmitUnit", NEWCOMER.formatted("410200", "CITY"))
                .refused(RefusalCode.UNIT_EXISTS);
    }

    @Test
    void hasSixDigitsThatAreNotTheCityLevels() {
        for (String wrong : new String[] {
            NEWCOMER.formatted("41022", "COUNTY"),
            NEWCOMER.formatted("RESERVE", "COUNTY"),
            NEWCOMER.formatted("410226", "CITY"),
            NEWCOMER.formatted("410200", "COUNTY"),
        }) {
            kaifeng().when("admin", "AdmitUnit", wrong).refused(RefusalCode.BAD_UNIT_CODE);
        }
    }
}
