package io.tongchou.ledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.endtoend.Premiums.Premium;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rebuild of the read side whose process is killed, and the proof of a build whose code did not make the read side. */
class RebuildKillTest {

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(90);
    private static final int EVENTS = 12_000;

    @TempDir
    Path directory;

    @Test
    void a_rebuild_killed_three_times_is_taken_up_by_the_next_start_and_ends_equal() throws Exception {
        long seed = Long.getLong("seed", ThreadLocalRandom.current().nextInt());
        Random random = new Random(seed);
        try (ServiceProcess service = ServiceProcess.open(directory.resolve("data"))) {
            People people = new People(service.port());
            fill(people);
            for (int kill = 0; kill < 3; kill++) {
                ServiceProcess.within(SETTLED_WITHIN, "it builds", () -> {
                    people.post("admin", "/api/v1/rebuilds"); // again: one that was taken up may just have ended
                    return isBuilding(service);
                });
                Thread.sleep(random.nextInt(1500));
                service.kill();
                service.start();
                send(people, "after-" + kill, 50);
            }
            ServiceProcess.within(SETTLED_WITHIN, "it ends", () -> !isBuilding(service));

            JsonNode once = ended(people, begun(people));

            assertThat(once.path("switched").asBoolean())
                    .as("seed %d: %s", seed, once)
                    .isTrue();
        }
    }

    @Test
    void another_builds_read_side_serves_until_this_one_has_proved_that_it_makes_the_same() throws Exception {
        try (ServiceProcess service = ServiceProcess.open(directory.resolve("data"))) {
            People people = new People(service.port());
            fill(people);
            String revision = revision(service);
            String before = figures(people);

            sql(service).sql("UPDATE reading.built_by SET revision = 'another'").update();
            sql(service)
                    .sql("UPDATE reading.entry SET note = 'as another build has it' WHERE sequence = 7")
                    .update();
            service.kill();
            service.start();
            JsonNode differs = proof(people);
            assertThat(differs.path("switched").asBoolean()).isFalse();
            assertThat(differs.path("first")
                            .path(0)
                            .path("serving")
                            .path("note")
                            .asText())
                    .isEqualTo("as another build has it");
            assertThat(revision(service)).isEqualTo("another");
            assertThat(figures(people)).isEqualTo(before);

            sql(service)
                    .sql("UPDATE reading.entry SET note = NULL WHERE sequence = 7")
                    .update();
            sql(service).sql("DROP SCHEMA rebuilding CASCADE").update();
            sql(service).sql("DELETE FROM ledger.task").update();
            service.kill();
            service.start();
            assertThat(proof(people).path("switched").asBoolean()).isTrue();
            assertThat(revision(service)).isEqualTo(revision);
            assertThat(figures(people)).isEqualTo(before);
        }
    }

    private static void fill(People people) throws IOException {
        Premiums.open(people);
        for (int sent = 0; sent < EVENTS; sent += 1000) {
            send(people, "p" + sent, 1000);
        }
        figures(people);
    }

    private static void send(People people, String name, int premiums) throws IOException {
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < premiums; i++) {
            String book = Premiums.BOOKS.get(i % Premiums.BOOKS.size());
            commands.add(new Premium(name + "-" + i, book, name + "R" + i, 100 + i).json());
        }
        people.stream(
                "tax",
                commands,
                answer -> assertThat(answer.get("status").asText()).isEqualTo("ACCEPTED"));
    }

    /** All balances of a book, once the journal has all that was sent to it. */
    private static String figures(People people) throws IOException {
        String book = Premiums.BOOKS.getFirst();
        JsonNode balance = people.get(
                        "auditor",
                        "/api/v1/pools/%s/funds/%s/trial-balance?atLeast=%d"
                                .formatted(book.substring(0, 6), book.substring(7), EVENTS / Premiums.BOOKS.size()))
                .json();
        assertThat(balance.has("rows")).as(balance.toString()).isTrue();
        return balance.get("rows").toString();
    }

    /** Asked anew each time: a database that is started again listens elsewhere. */
    private static JdbcClient sql(ServiceProcess service) throws IOException {
        return JdbcClient.create(service.database());
    }

    private static boolean isBuilding(ServiceProcess service) throws IOException {
        return sql(service)
                .sql("SELECT to_regclass('rebuilding.rebuild') IS NOT NULL")
                .query(Boolean.class)
                .single();
    }

    private static String revision(ServiceProcess service) throws IOException {
        return sql(service)
                .sql("SELECT revision FROM reading.built_by")
                .query(String.class)
                .single();
    }

    /** The task of a rebuild; of one that is under way, its end is waited for. */
    private static String begun(People people) {
        String[] id = {""};
        ServiceProcess.within(SETTLED_WITHIN, "a rebuild begins", () -> {
            id[0] = people.post("admin", "/api/v1/rebuilds").json().path("id").asText();
            return !id[0].isEmpty();
        });
        return id[0];
    }

    private static JsonNode proof(People people) {
        String[] id = {""};
        ServiceProcess.within(SETTLED_WITHIN, "a proof begins", () -> {
            id[0] = people.get("auditor", "/api/v1/tasks?kind=UPGRADE_PROOF")
                    .json()
                    .path("tasks")
                    .path(0)
                    .path("id")
                    .asText();
            return !id[0].isEmpty();
        });
        return ended(people, id[0]);
    }

    private static JsonNode ended(People people, String task) {
        JsonNode[] ended = {People.JSON.nullNode()};
        ServiceProcess.within(SETTLED_WITHIN, "task " + task + " ends", () -> {
            ended[0] = people.get("auditor", "/api/v1/tasks/" + task).json();
            return !ended[0].path("state").asText().equals("RUNNING");
        });
        assertThat(ended[0].path("state").asText()).as(ended[0].toString()).isEqualTo("DONE");
        return ended[0].get("result");
    }
}
