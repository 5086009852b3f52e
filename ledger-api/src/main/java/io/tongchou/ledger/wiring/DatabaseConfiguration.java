package io.tongchou.ledger.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database, its two schemas, and the pool. Whoever asks for the {@code DataSource} finds both schemas migrated. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** A schema with its own migrations, and what the application may do with whatever these make in it. */
    private record Schema(String name, String migrations, String rights, String tableRights, String sequenceRights) {

        Schema named(String other) {
            return new Schema(other, migrations, rights, tableRights, sequenceRights);
        }
    }

    /** Events and what belongs to their transaction: to be read and added to; a migration grants more where it must. */
    private static final Schema WRITE =
            new Schema("ledger", "classpath:db/write", "USAGE", "SELECT, INSERT", "USAGE, SELECT");

    /** What can be thrown away and rebuilt from the events. */
    private static final Schema READ = new Schema("reading", "classpath:db/reading", "USAGE, CREATE", "ALL", "ALL");

    @Bean
    DatabaseAccess databaseAccess(LedgerSettings settings) {
        return DatabaseAccess.of(settings);
    }

    @Bean
    Flyway writeSchema(DatabaseAccess access) {
        return migrated(access, WRITE);
    }

    @Bean
    Flyway readSchema(DatabaseAccess access, Flyway writeSchema) {
        return migrated(access, READ);
    }

    @Bean
    HikariDataSource dataSource(DatabaseAccess access, LedgerSettings settings, List<Flyway> migrated) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("ledger");
        pool.setJdbcUrl(access.url());
        pool.setUsername(access.application().name());
        pool.setPassword(access.application().password());
        pool.setMaximumPoolSize(settings.database().poolSize());
        pool.setConnectionTimeout(10_000);
        pool.addDataSourceProperty("ApplicationName", "tongchou");
        pool.addDataSourceProperty("currentSchema", WRITE.name() + "," + READ.name());
        // Figures ask the same few questions again and again: planned once, and never compiled.
        pool.addDataSourceProperty("options", "-c plan_cache_mode=force_generic_plan -c jit=off");
        return new HikariDataSource(pool);
    }

    /** A read side with nothing in it, under another name. */
    static void makeReadSide(DatabaseAccess access, String name) {
        migrated(access, READ.named(name));
    }

    /**
     * Each schema has its own locations, its own history and its own V1. The application's role gets its rights on tables
     * and sequences as they are made; {@code ${applicationRole}} in a migration names it for any further grant.
     */
    private static Flyway migrated(DatabaseAccess access, Schema schema) {
        prepare(access, schema);
        Flyway flyway = Flyway.configure()
                .dataSource(access.url(), access.owner().name(), access.owner().password())
                .schemas(schema.name())
                .locations(schema.migrations())
                .placeholders(Map.of("applicationRole", access.application().name()))
                .load();
        flyway.migrate();
        return flyway;
    }

    private static void prepare(DatabaseAccess access, Schema schema) {
        String role = '"' + access.application().name().replace("\"", "\"\"") + '"';
        String defaults = "ALTER DEFAULT PRIVILEGES IN SCHEMA %s GRANT ".formatted(schema.name());
        try (Connection connection = access.connectAsOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema.name());
            statement.execute("GRANT %s ON SCHEMA %s TO %s".formatted(schema.rights(), schema.name(), role));
            statement.execute(defaults + "%s ON TABLES TO %s".formatted(schema.tableRights(), role));
            statement.execute(defaults + "%s ON SEQUENCES TO %s".formatted(schema.sequenceRights(), role));
        } catch (SQLException e) {
            throw new StartRefused(
                    "The schema '%s' at %s could not be prepared as role %s: %s"
                            .formatted(schema.name(), access.url(), access.owner(), e.getMessage()),
                    e);
        }
    }
}
