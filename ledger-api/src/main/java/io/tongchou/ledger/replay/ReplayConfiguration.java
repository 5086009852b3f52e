package io.tongchou.ledger.replay;

import io.tongchou.ledger.tasks.Tasks;
import java.sql.SQLException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is due of rebuilds begins when the ledger is open; until it is done the read side serves as it is. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

    @Bean
    ReadSide readSideRebuilt(Rebuild rebuild, Tasks tasks) {
        return new ReadSide(rebuild, tasks);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> rebuildsDue(ReadSide readSide) {
        return ready -> readSide.start();
    }

    /** Up also where other code made the read side: it serves until this build's proof is done. */
    @Bean
    HealthIndicator readSide(Rebuild rebuild) {
        return () -> {
            try {
                return Health.up()
                        .withDetail("madeByThisBuild", !rebuild.outdated())
                        .withDetail("rebuilding", rebuild.running())
                        .build();
            } catch (SQLException e) {
                return Health.down(e).build();
            }
        };
    }
}
