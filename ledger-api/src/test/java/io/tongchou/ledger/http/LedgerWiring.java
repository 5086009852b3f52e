package io.tongchou.ledger.http;

import io.tongchou.ledger.eventstore.*;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.boot.test.context.TestConfiguration;

@TestConfiguration(proxyBeanMethods = false)
class LedgerWiring {
    @Bean Clock clock() { return Clock.systemUTC(); }
    @Bean JdbcTransactions transactions(DataSource s) { return new JdbcTransactions(s); }
    @Bean LedgerEventStore store(JdbcTransactions t, Clock c) { return new LedgerEventStore(new PostgresEventStorageEngine(t, new RecordedSerializer(), c)); }
    @Bean Ledger ledger(DataSource s, JdbcTransactions t, LedgerEventStore e, Clock c) {
        return new Ledger(s, t, new PostgresEventStorageEngine(t, new RecordedSerializer(), c), e, c, 2);
    }
}
