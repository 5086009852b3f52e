package io.tongchou.ledger.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.agreement.Reconciliation;
import io.tongchou.ledger.alerts.AlertHistory;
import io.tongchou.ledger.balances.Divergence;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.eventstore.JdbcTransactions;
import io.tongchou.ledger.eventstore.Ledger;
import io.tongchou.ledger.eventstore.LedgerEventStore;
import io.tongchou.ledger.eventstore.PostgresEventStorageEngine;
import io.tongchou.ledger.eventstore.RecordedSerializer;
import io.tongchou.ledger.export.Export;
import io.tongchou.ledger.identities.Identities;
import io.tongchou.ledger.items.Beginnings;
import io.tongchou.ledger.journal.JournalProcessor;
import io.tongchou.ledger.policy.PolicyCatalog;
import io.tongchou.ledger.policy.PolicyFaultsException;
import io.tongchou.ledger.proposals.Proposals;
import io.tongchou.ledger.replay.Rebuild;
import io.tongchou.ledger.requests.FundRequests;
import io.tongchou.ledger.restatement.Restatements;
import io.tongchou.ledger.statements.Books;
import io.tongchou.ledger.statements.Statements;
import io.tongchou.ledger.tasks.Tasks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the write path and the read side together. Axon's parts are made by hand: nothing of it is found or switched on by itself. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    private static final int WORKERS = 2;
    private static final Duration PATIENCE_OF_FIGURES = Duration.ofSeconds(5);

    /** The one clock. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Connections for the write path and the projections, whose sessions keep to {@link JdbcTransactions#SESSION}. */
    @Bean(defaultCandidate = false)
    HikariDataSource transactionSource(HikariDataSource dataSource) {
        HikariConfig pool = new HikariConfig();
        dataSource.copyStateTo(pool);
        pool.setPoolName("transactions");
        pool.setMaximumPoolSize(WORKERS + 2 * JournalProcessor.SEGMENTS + 2);
        pool.setConnectionTimeout(3000);
        pool.setConnectionInitSql(JdbcTransactions.SESSION);
        return new HikariDataSource(pool);
    }

    @Bean
    PostgresEventStorageEngine eventStorageEngine(JdbcTransactions transactions, Clock clock) {
        return new PostgresEventStorageEngine(transactions, new RecordedSerializer(), clock);
    }

    @Bean
    JdbcTransactions jdbcTransactions(@TransactionSource HikariDataSource transactionSource) {
        return new JdbcTransactions(transactionSource);
    }

    @Bean
    LedgerEventStore eventStore(PostgresEventStorageEngine engine) {
        return new LedgerEventStore(engine);
    }

    @Bean
    Ledger ledger(
            DataSource dataSource,
            JdbcTransactions transactions,
            PostgresEventStorageEngine engine,
            LedgerEventStore store,
            Clock clock) {
        whatShipsIsWhole();
        return new Ledger(dataSource, transactions, engine, store, clock, WORKERS);
    }

    /** A faulty policy file, or a command without a rule of who may make it, is a reason not to start. */
    private static void whatShipsIsWhole() {
        try {
            PolicyCatalog.shipped();
            CommandCatalog.all();
        } catch (PolicyFaultsException e) {
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        }
    }

    @Bean
    BookReader bookReader(DataSource dataSource) {
        return new BookReader(dataSource);
    }

    @Bean(initMethod = "start")
    JournalProcessor journalProcessor(
            LedgerEventStore store, @TransactionSource HikariDataSource transactionSource, Clock clock, Node node) {
        return new JournalProcessor(store, transactionSource, clock, node.name(), JournalProcessor.SEGMENTS);
    }

    /** It makes and renames schemas, which only their owner may. */
    @Bean
    Rebuild rebuild(DatabaseAccess access, Flyway readSchema, Clock clock) throws SQLException {
        Rebuild rebuild =
                new Rebuild(access::connectAsOwner, name -> DatabaseConfiguration.makeReadSide(access, name), clock);
        rebuild.sign();
        return rebuild;
    }

    /** This node among those that share the database. */
    record Node(String name) {}

    @Bean
    Node node(LedgerSettings settings, @Value("${server.port}") int port) {
        return new Node(settings.nodeOr(port == 0 ? UUID.randomUUID().toString() : hostName() + ":" + port));
    }

    @Bean
    Tasks tasks(DataSource dataSource, Clock clock, Node node) {
        return new Tasks(dataSource, clock, node.name());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Bean
    Figures figures(DataSource dataSource, Clock clock) {
        return new Figures(dataSource, clock, PATIENCE_OF_FIGURES);
    }

    @Bean
    Divergence divergence(DataSource dataSource) {
        return new Divergence(dataSource);
    }

    @Bean
    Statements statements(DataSource dataSource, Figures figures, Clock clock) {
        return new Statements(dataSource, figures, clock);
    }

    @Bean
    Restatements restatements(DataSource dataSource, Figures figures, Statements statements) {
        return new Restatements(dataSource, figures, statements);
    }

    @Bean
    Books books(DataSource dataSource, Figures figures, Clock clock) {
        return new Books(dataSource, figures, clock);
    }

    @Bean
    Export export(DataSource dataSource) {
        return new Export(dataSource);
    }

    @Bean
    Proposals proposals(DataSource dataSource) {
        return new Proposals(dataSource);
    }

    @Bean
    FundRequests fundRequests(DataSource dataSource) {
        return new FundRequests(dataSource);
    }

    @Bean
    Beginnings beginnings(DataSource dataSource) {
        return new Beginnings(dataSource);
    }

    @Bean
    AlertHistory alertHistory(DataSource dataSource) {
        return new AlertHistory(dataSource);
    }

    @Bean
    Reconciliation reconciliation(DataSource dataSource) {
        return new Reconciliation(dataSource);
    }

    @Bean
    Identities identities(DataSource dataSource, Figures figures) {
        return new Identities(dataSource, figures);
    }

    /** Down while the journal stands at an event that it cannot post: figures would be short of it. */
    @Bean
    HealthIndicator journal(JournalProcessor processor) {
        return () -> processor
                .halted()
                .map(halt -> Health.down()
                        .withDetail("book", halt.book())
                        .withDetail("sequence", halt.sequence())
                        .withDetail("cause", halt.cause())
                        .withDetail("since", halt.since())
                        .build())
                .orElseGet(() -> Health.up().build());
    }
}
