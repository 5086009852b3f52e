package io.tongchou.ledger.reviews;

import io.tongchou.ledger.alerts.ReviewsDue;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.commands.reading.DataReader;
import io.tongchou.ledger.http.CommandTaker;
import io.tongchou.ledger.identities.Identities;
import io.tongchou.ledger.identities.Identity;
import io.tongchou.ledger.indicators.Finding;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reviews begin when the ledger is open, its sample loaded; {@code ledger.alerts.enabled=false} does without them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "ledger.alerts.enabled", matchIfMissing = true)
class ReviewsConfiguration {

    @Bean
    WhenMonthClosedThenReviewAlerts whenMonthClosedThenReviewAlerts(
            DataSource dataSource, Identities identities, CommandTaker taker, Clock clock) {
        return new WhenMonthClosedThenReviewAlerts(
                new ReviewsDue(dataSource, WhenMonthClosedThenReviewAlerts.DAYS),
                book -> broken(identities.check(book, Moment.NOW)),
                taker,
                clock);
    }

    private static List<Finding> broken(Identities.Report report) {
        return report.identities().stream()
                .filter(identity -> !identity.holds())
                .map(ReviewsConfiguration::finding)
                .toList();
    }

    static Finding finding(Identity identity) {
        String says = identity.says() + " " + identity.breaking() + " events break it: "
                + identity.entries().stream()
                        .map(entry -> entry.command() + " (event " + entry.sequence() + ") " + entry.why())
                        .collect(Collectors.joining("; "));
        return new Finding(
                "identity " + identity.number() + " " + identity.name(),
                says.substring(0, Math.min(says.length(), DataReader.LONGEST_TEXT)));
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> reviewsBegin(WhenMonthClosedThenReviewAlerts reviews) {
        return ready -> reviews.start();
    }
}
