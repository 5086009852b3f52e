package io.tongchou.ledger.commands.yearend;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import org.junit.jupiter.api.Test;

class ReceiveGapTopUpTest {

    private static final String TOP_UP = "{'unit':'410222','year':2021,'from':'%s','amount':'%s'}";

    /** The county owes 5.00 for a management gap that nothing else meets. */
    private static GivenBook owed() {
        GivenBook book = kaifeng()
                .on("2021-06-15")
                .subsidy("410221", "900.00")
                .done("city-clerk", "RecordPriorYearExpenditure", "{'unit':'410222','year':2020,'amount':'60.00'}")
                .done("finance-clerk", "PrefundCounty", "{'unit':'410222','year':2021}")
                .benefit("410222", "P1", "5.00")
                .on("2021-12-31")
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}");
        return Years.closed(book)
                .done("city-clerk", "RuleGapCause", Years.RULE.formatted("5.00"))
                .done("city-clerk", "CoverDeficit", Years.COVER);
    }

    @Test
    void isPaidByTheGovernmentThatOwesInParts() {
        owed().when("finance-clerk", "ReceiveGapTopUp", TOP_UP.formatted("COUNTY", "2.00"))
                .accepted("410222 1003.01 2.00", "410222 4101.08 -2.00")
                .when("finance-clerk", "ReceiveGapTopUp", TOP_UP.formatted("COUNTY", "3.01"))
                .refused(RefusalCode.EXCEEDS_OBLIGATION, "3.00")
                .when("finance-clerk", "ReceiveGapTopUp", TOP_UP.formatted("CITY", "0.01"))
                .refused(RefusalCode.EXCEEDS_OBLIGATION, "0.00");
    }

    @Test
    void isNotReversed() {
        owed().id("e")
                .done("finance-clerk", "ReceiveGapTopUp", TOP_UP.formatted("COUNTY", "2.00"))
                .when("city-clerk", "ReverseEntry", "{'entry':'e','reason':'no'}")
                .refused(RefusalCode.NOT_REVERSIBLE);
    }
}
