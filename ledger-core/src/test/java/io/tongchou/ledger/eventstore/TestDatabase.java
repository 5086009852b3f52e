package io.tongchou.ledger.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** One PostgreSQL for all tests of this JVM, durable as in production; every test class has a database of its own in it. */
final class TestDatabase {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE tongchou_app LOGIN");
            }
            return server;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("no embedded PostgreSQL", e);
        }
    }

    /** A pool of connections, as the application's role, to a new database with the write side's tables. */
    static HikariDataSource create() {
        String name = "test_" + NUMBER.incrementAndGet();
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        String owner = SERVER.getJdbcUrl("postgres", name);
        try (Connection connection = DriverManager.getConnection(owner);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA ledger");
            statement.execute("GRANT USAGE ON SCHEMA ledger TO tongchou_app");
            statement.execute(
                    "ALTER DEFAULT PRIVILEGES IN SCHEMA ledger GRANT SELECT, INSERT ON TABLES TO tongchou_app");
            statement.execute(
                    "ALTER DEFAULT PRIVILEGES IN SCHEMA ledger GRANT USAGE, SELECT ON SEQUENCES TO tongchou_app");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Flyway.configure()
                .dataSource(owner, "postgres", "")
                .schemas("ledger")
                .locations("classpath:db/write")
                .placeholders(Map.of("applicationRole", "tongchou_app"))
                .load()
                .migrate();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(SERVER.getJdbcUrl("tongchou_app", name));
        config.setMaximumPoolSize(12);
        config.setConnectionInitSql(JdbcTransactions.SESSION);
        return new HikariDataSource(config);
    }

    /** A connection as the database's superuser. */
    static Connection superuser(HikariDataSource of) throws SQLException {
        return DriverManager.getConnection(of.getJdbcUrl().replace("user=tongchou_app", "user=postgres"));
    }
}
