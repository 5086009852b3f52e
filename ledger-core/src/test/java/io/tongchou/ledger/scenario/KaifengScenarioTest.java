package io.tongchou.ledger.scenario;

import io.tongchou.ledger.book.RefusalCode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class KaifengScenarioTest {

    @Test
    void twoYears() throws IOException {
        Scenario kaifeng = Scenario.of("Kaifeng: employees' insurance, 2021 and 2022", "kaifeng-2020-59", "310");
        kaifeng.chapter("The year begins")
                .on("2021-01-04")
                .step("Tongxu (410222) spent 6,000.00 in 2020, before the book.")
                .by("city-clerk", "RecordPriorYearExpenditure", "{'unit':'410222','year':2020,'amount':'6000.00'}")
                .accepted()
                .step(
                        "Its prefund is one month of that: 6,000.00 × 1 ÷ 12 = 500.00. There is no money yet.",
                        "prefundMonths")
                .by("finance-clerk", "PrefundCounty", "{'unit':'410222','year':2021}")
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "0.00");
        kaifeng.isApprovedAs("kaifeng");
    }
}
