package io.tongchou.ledger.proof;

import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.eventstore.Seals;
import io.tongchou.ledger.statements.Statements;
import io.tongchou.ledger.tasks.Tasks;
import io.tongchou.ledger.wiring.LedgerSettings;
import java.time.Clock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sealing begins when the ledger is open, its sample loaded. */
@Configuration(proxyBeanMethods = false)
class ProofConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ProofConfiguration.class);

    @Bean
    Seals seals(DataSource dataSource) {
        return new Seals(dataSource);
    }

    @Bean
    SealedWith sealedWith(LedgerSettings settings) {
        return SealedWith.of(settings);
    }

    @Bean
    EvidencePack evidencePack(DataSource dataSource, Seals seals, Figures figures, Statements statements, Clock clock) {
        return new EvidencePack(dataSource, seals, figures, statements, clock);
    }

    @Bean
    EvidencePacks evidencePacks(
            EvidencePack writer,
            SealedWith with,
            BookReader books,
            Tasks tasks,
            DataSource dataSource,
            LedgerSettings settings,
            Clock clock) {
        return new EvidencePacks(
                settings.dataDir().resolve("evidence-packs"), writer, with, books, tasks, dataSource, clock);
    }

    @Bean
    WhenMonthClosedThenSeal whenMonthClosedThenSeal(
            Seals seals, Figures figures, BookReader books, SealedWith with, Clock clock) {
        return new WhenMonthClosedThenSeal(seals, with.key().map(key -> new Sealer(seals, figures, books, key, clock)));
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> sealingBegins(WhenMonthClosedThenSeal sealing) {
        return ready -> {
            if (!sealing.start()) {
                LOG.warn("Closed months are not sealed: ledger.seal.key names no key");
            }
        };
    }
}
