package io.tongchou.ledger.verify;

import io.tongchou.ledger.identities.Identities;
import io.tongchou.ledger.proof.SealedWith;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VerifyConfiguration {

    @Bean
    Verifier verifier(DataSource dataSource, Identities identities, Clock clock, SealedWith with) {
        return new Verifier(dataSource, identities, clock, with.verifying());
    }
}
