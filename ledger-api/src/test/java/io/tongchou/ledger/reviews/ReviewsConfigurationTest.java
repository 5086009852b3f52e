package io.tongchou.ledger.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.commands.reading.DataReader;
import io.tongchou.ledger.identities.Identity;
import io.tongchou.ledger.indicators.Finding;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ReviewsConfigurationTest {

    private static final Identity.Breaking ENTRY =
            new Identity.Breaking(7, "PremiumCollected", "tax-1", LocalDate.of(2021, 3, 15), "debit is not credit");

    private static Identity broken(List<Identity.Breaking> entries) {
        return new Identity(1, "balance", "Debits equal credits.", false, List.of(), 12, entries);
    }

    @Test
    void aFindingNamesTheCheckAndTheEntriesThatBreakIt() {
        assertThat(ReviewsConfiguration.finding(broken(List.of(ENTRY))))
                .isEqualTo(new Finding(
                        "identity 1 balance",
                        "Debits equal credits. 12 events break it: tax-1 (event 7) debit is not credit"));
    }

    @Test
    void aFindingIsNoLongerThanACommandsTextMayBe() {
        assertThat(ReviewsConfiguration.finding(broken(Collections.nCopies(50, ENTRY)))
                        .says())
                .hasSize(DataReader.LONGEST_TEXT);
    }

    @Test
    void withoutAlertsNothingIsReviewed() {
        new ApplicationContextRunner()
                .withUserConfiguration(ReviewsConfiguration.class)
                .withPropertyValues("ledger.alerts.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(WhenMonthClosedThenReviewAlerts.class));
    }
}
