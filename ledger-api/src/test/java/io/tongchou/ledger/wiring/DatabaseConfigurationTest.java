package io.tongchou.ledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class DatabaseConfigurationTest {

    @TempDir
    Path data;

    @Test
    void the_application_adds_to_the_write_side_but_cannot_change_or_delete_there() {
        inTheHouse((owner, application) -> {
            owner.execute("CREATE TABLE ledger.fact (number int)");

            application.execute("INSERT INTO fact VALUES (1)");

            for (String change : new String[] {
                "UPDATE ledger.fact SET number = 2",
                "DELETE FROM ledger.fact",
                "TRUNCATE ledger.fact",
                "DROP TABLE ledger.fact",
                "CREATE TABLE ledger.other (number int)"
            }) {
                assertThatThrownBy(() -> application.execute(change))
                        .as(change)
                        .isInstanceOf(SQLException.class)
                        .extracting(refused -> ((SQLException) refused).getSQLState())
                        .isEqualTo("42501");
            }
        });
    }

    @Test
    void the_application_does_what_it_likes_on_the_read_side() {
        inTheHouse((owner, application) -> {
            owner.execute("CREATE TABLE reading.figure (number int)");

            application.execute("INSERT INTO reading.figure VALUES (1)");
            application.execute("UPDATE reading.figure SET number = 2");
            application.execute("TRUNCATE reading.figure");
            application.execute("CREATE TABLE reading.figure_next (number int)");
        });
    }

    private interface Doing {
        void with(Statement owner, Statement application) throws SQLException;
    }

    private void inTheHouse(Doing doing) {
        new ApplicationContextRunner()
                .withUserConfiguration(House.class)
                .withPropertyValues("ledger.data-dir=" + data)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    try (Connection owner =
                                    context.getBean(DatabaseAccess.class).connectAsOwner();
                            Connection application =
                                    context.getBean(DataSource.class).getConnection()) {
                        doing.with(owner.createStatement(), application.createStatement());
                    }
                });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(LedgerSettings.class)
    static class House extends DatabaseConfiguration {}
}
