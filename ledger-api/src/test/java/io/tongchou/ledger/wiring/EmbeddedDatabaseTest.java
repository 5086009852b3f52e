package io.tongchou.ledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path data;

    @Test
    void loses_nothing_that_was_acknowledged_and_keeps_it_over_a_restart() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "SHOW timezone")).isEqualTo("UTC");
            assertThat(ask(database, "SHOW server_encoding")).isEqualTo("UTF8");
            keep(database, 1);
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            assertThat(kept(database)).isEqualTo("1");
        }
    }

    @Test
    void starts_again_over_the_server_that_a_killed_process_left_behind() throws Exception {
        Process killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = killed.inputReader()) {
            assertThat(output.lines().anyMatch(Killed.READY::equals)).isTrue();
        } finally {
            killed.destroyForcibly().waitFor();
        }
        assertThat(new DatabaseFiles(data.toRealPath().resolve("postgres")).isServed())
                .as("the server outlives the process that was killed")
                .isTrue();

        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            assertThat(kept(database)).isEqualTo("7");
        }
    }

    @Test
    void brings_a_killed_server_back_at_the_same_address() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            keep(database, 5);
            String url = database.url();

            kill(serverOf(data));

            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> kept(database).equals("5"));
            assertThat(database.url()).isEqualTo(url);
        }
    }

    @Test
    void brings_back_a_server_that_is_killed_while_it_comes_back() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            keep(database, 6);
            ProcessHandle first = serverOf(data);
            kill(first);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .ignoreExceptions()
                    .until(() -> serverOf(data).pid() != first.pid());

            kill(serverOf(data));

            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> kept(database).equals("6"));
        }
        assertThat(new DatabaseFiles(data.toRealPath().resolve("postgres")).isServed())
                .isFalse();
    }

    @Test
    void starts_over_the_files_of_a_server_that_was_killed_with_its_process() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            keep(database, 3);
        }
        // What is left after such a kill when the number has gone to another process meanwhile: ours.
        Files.writeString(
                data.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            assertThat(kept(database)).isEqualTo("3");
        }
    }

    @Test
    void refuses_a_directory_that_another_ledger_uses_and_leaves_that_one_alone() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            keep(database, 2);

            assertThatThrownBy(() -> EmbeddedDatabase.start(data))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another ledger is running on the data directory")
                    .hasMessageContaining("--ledger.data-dir");

            assertThat(kept(database)).isEqualTo("2");
        }
    }

    private static void keep(EmbeddedDatabase database, int number) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT " + number + " AS number");
        }
    }

    private static String kept(EmbeddedDatabase database) throws SQLException {
        return ask(database, "SELECT number FROM kept");
    }

    private static String ask(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), EmbeddedDatabase.OWNER.name(), "");
    }

    private static ProcessHandle serverOf(Path data) throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static void kill(ProcessHandle process) {
        assertThat(process.destroyForcibly()).isTrue();
    }

    /** Another process: starts a database, keeps a 7 in it, says so, and waits to be killed. */
    static final class Killed {

        static final String READY = "kept";

        public static void main(String[] arguments) throws Exception {
            keep(EmbeddedDatabase.start(Path.of(arguments[0])), 7);
            System.out.println(READY);
            Thread.sleep(Duration.ofMinutes(1));
        }
    }
}
