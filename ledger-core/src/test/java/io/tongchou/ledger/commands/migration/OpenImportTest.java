package io.tongchou.ledger.commands.migration;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class OpenImportTest {

    private static final String JANUARY = "{'through':'2021-01'}";

    @Test
    void needsASecondPersonAndIsOpenOnce() {
        var book = kaifeng()
                .on("2021-03-15")
                .when("city-clerk", "OpenImport", JANUARY)
                .approvedBy("city-head")
                .acceptedWithoutEntry();
        assertThat(book.state().importThrough()).contains(YearMonth.of(2021, 1));
        book.when("city-clerk", "OpenImport", "{'through':'2021-02'}").refused(RefusalCode.IMPORT_OPEN_ALREADY);
    }

    @Test
    void isOfMonthsThatHaveBegunAndAreOpen() {
        kaifeng()
                .on("2021-03-15")
                .when("city-clerk", "OpenImport", "{'through':'2021-04'}")
                .refused(RefusalCode.IN_THE_FUTURE)
                .monthsClosedThrough("2021-01")
                .when("city-clerk", "OpenImport", JANUARY)
                .refused(RefusalCode.PERIOD_CLOSED);
    }
}
