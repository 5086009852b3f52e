package io.tongchou.ledger.files;

import io.tongchou.ledger.eventstore.Ledger;
import java.time.ZoneId;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Files are posted once the ledger is open, also those that were left half posted. */
@Configuration(proxyBeanMethods = false)
class FilesConfiguration {

    static final ZoneId DAYS = ZoneId.of("Asia/Shanghai");

    @Bean
    WhenFileReceivedThenPost whenFileReceivedThenPost(Ledger ledger, SourceFiles files) {
        return new WhenFileReceivedThenPost(ledger, files);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> postingBegins(WhenFileReceivedThenPost posting) {
        return ready -> posting.start();
    }
}
