package io.tongchou.ledger.matching;

import io.tongchou.ledger.agreement.ToBeMatched;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.eventstore.Ledger;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Matching begins when the ledger is open. */
@Configuration(proxyBeanMethods = false)
class MatchingConfiguration {

    @Bean
    ToBeMatched toBeMatched(DataSource dataSource) {
        return new ToBeMatched(dataSource);
    }

    @Bean
    StatementMatcher statementMatcher(
            Ledger ledger, BookReader books, Figures figures, ToBeMatched toBeMatched, Clock clock) {
        return new StatementMatcher(ledger, books, figures, toBeMatched, clock);
    }

    @Bean
    WhenStatementImportedThenMatch whenStatementImportedThenMatch(ToBeMatched toBeMatched, StatementMatcher matcher) {
        return new WhenStatementImportedThenMatch(toBeMatched, matcher);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> matchingBegins(WhenStatementImportedThenMatch matching) {
        return ready -> matching.start();
    }
}
