package io.tongchou.ledger.commands.obligations;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.ObligationDue;
import io.tongchou.ledger.events.ObligationsReviewed;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewObligationsTest {

    private static ObligationsReviewed reviewed(GivenBook book, String day) {
        GivenBook.Outcome outcome = book.on(day).when("city-clerk", "ReviewObligations", "{}");
        outcome.acceptedWithoutEntry();
        return (ObligationsReviewed) outcome.event().recorded().event();
    }

    @Test
    void saysOnceWhatIsLateAndOnceThatItCame() {
        GivenBook book = kaifeng()
                .done(
                        "city-clerk",
                        "AssessSubsidy",
                        "{'unit':'410222','year':2021,'level':'CENTRAL','amount':'100.00','dueOn':'2021-06-30'}");
        assertThat(reviewed(book, "2021-06-30")).isEqualTo(new ObligationsReviewed(List.of(), List.of()));
        ObligationsReviewed late = reviewed(book, "2021-07-01");
        assertThat(late.late()).extracting(ObligationDue::about).containsExactly("2021 CENTRAL");
        assertThat(late.met()).isEmpty();
        book.subsidy("410222", "60.00");
        assertThat(reviewed(book, "2021-07-02").late()).isEmpty();
        book.subsidy("410222", "40.00");
        ObligationsReviewed met = reviewed(book, "2021-07-03");
        assertThat(met.late()).isEmpty();
        assertThat(met.met()).containsExactly(late.late().getFirst().met());
        assertThat(book.state().lateObligations()).isEmpty();
    }

    @Test
    void mayBeDatedIntoAClosedMonthButNotBeforeTheBook() {
        kaifeng()
                .monthsClosedThrough("2021-01")
                .on("2021-01-31")
                .when("city-clerk", "ReviewObligations", "{}")
                .acceptedWithoutEntry()
                .on("2020-12-31")
                .when("city-clerk", "ReviewObligations", "{}")
                .refused(RefusalCode.PERIOD_CLOSED);
    }
}
