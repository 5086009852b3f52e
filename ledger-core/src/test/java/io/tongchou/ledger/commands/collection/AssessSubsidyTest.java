package io.tongchou.ledger.commands.collection;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.BookUnitYear.SubsidyDue;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.SubsidyLevel;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AssessSubsidyTest {

    private static final String DATA =
            "{'unit':'410222','year':2021,'level':'COUNTY','amount':'1160.00','dueOn':'2021-09-30','headcount':%d,"
                    + "'standard':'580.00'}";

    @Test
    void isMemoOfWhatIsToCome() {
        GivenBook book =
                kaifeng().when("city-clerk", "AssessSubsidy", DATA.formatted(2)).acceptedWithoutEntry();
        assertThat(book.state()
                        .year(new FiscalYear(2021))
                        .unit(new UnitCode("410222"))
                        .subsidiesDue())
                .containsExactly(new SubsidyDue(
                        SubsidyLevel.COUNTY,
                        LocalDate.of(2021, 9, 30),
                        Money.parse("1160.00"),
                        LocalDate.of(2021, 1, 1)));
    }

    @Test
    void isForSomebody() {
        kaifeng().when("city-clerk", "AssessSubsidy", DATA.formatted(0)).invalid("data.headcount");
    }
}
