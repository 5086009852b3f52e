package io.tongchou.ledger.reviews;

import io.tongchou.ledger.alerts.ReviewsDue;
import io.tongchou.ledger.http.CommandTaker;
import java.time.Clock;
import java.util.Optional;
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
            DataSource dataSource, CommandTaker taker, Clock clock) {
        return new WhenMonthClosedThenReviewAlerts(
                new ReviewsDue(dataSource, WhenMonthClosedThenReviewAlerts.DAYS),
                book -> Optional.empty(),
                taker,
                clock);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> reviewsBegin(WhenMonthClosedThenReviewAlerts reviews) {
        return ready -> reviews.start();
    }
}
