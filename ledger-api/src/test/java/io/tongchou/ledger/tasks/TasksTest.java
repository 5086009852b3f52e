package io.tongchou.ledger.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.PoolCode;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TasksTest {

    private final String pool = House.openPool();
    private final BookId book = BookId.parse(pool + "/310");
    private final Tasks tasks = House.part(Tasks.class);

    private JsonNode asked(Task task) {
        return House.get("auditor", "/api/v1/tasks/" + task.id()).json();
    }

    private JsonNode once(Task task, String field, String value) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        for (; ; ) {
            JsonNode now = asked(task);
            if (now.path(field).asText().equals(value)) {
                return now;
            }
            assertThat(Instant.now()).as(now.toString()).isBefore(end);
            Thread.sleep(50);
        }
    }

    @Test
    void itsProgressAndWhatCameOfItCanBeAskedFor() throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(1);
        Task begun = tasks.begin(Tasks.Kind.VERIFY, Optional.of(book), "somebody", progress -> {
            progress.phase("events", 10);
            progress.reached(7);
            enough.await();
            return new ObjectMapper().createObjectNode().put("sound", true);
        });
        assertThat(begun.state()).isEqualTo(Task.State.RUNNING);
        JsonNode running = once(begun, "done", "7");
        assertThat(running.get("phase").textValue()).isEqualTo("events");
        assertThat(running.get("total").intValue()).isEqualTo(10);
        assertThat(running.get("pool").textValue()).isEqualTo(pool);
        assertThat(running.get("fund").textValue()).isEqualTo("310");
        assertThat(running.get("askedBy").textValue()).isEqualTo("somebody");
        assertThat(running.has("result")).isFalse();
        enough.countDown();
        assertThat(once(begun, "state", "DONE").get("result").toString()).isEqualTo("{\"sound\":true}");
    }

    @Test
    void afterAFailureItSaysWhy() throws InterruptedException {
        Task begun = tasks.begin(Tasks.Kind.VERIFY, Optional.of(book), "somebody", progress -> {
            throw new IllegalStateException("no disk");
        });
        assertThat(once(begun, "state", "FAILED").get("error").textValue()).isEqualTo("no disk");
    }

    @Test
    void itIsFollowedUntilItEnds() {
        Task begun = tasks.begin(Tasks.Kind.VERIFY, Optional.of(book), "somebody", progress -> {
            progress.phase("events", 1);
            Thread.sleep(1500);
            return TextNode.valueOf("done");
        });
        House.Reply followed = House.send(HttpRequest.newBuilder(House.at("/api/v1/tasks/" + begun.id()))
                .header("Authorization", "Bearer " + House.token("auditor"))
                .header("Accept", "text/event-stream"));
        assertThat(followed.type()).startsWith("text/event-stream");
        List<String> told =
                followed.text().lines().filter(line -> !line.isEmpty()).toList();
        assertThat(told).hasSizeGreaterThan(1).allMatch(line -> line.startsWith("data: {"));
        assertThat(told.getLast()).contains("\"DONE\"", "\"done\"");
    }

    @Test
    void oneWhoseNodeHasLongBeenSilentIsInterrupted() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Task begun = tasks.begin(Tasks.Kind.REBUILD, Optional.of(book), "somebody", progress -> {
            end.await();
            return TextNode.valueOf("");
        });
        JdbcClient database = JdbcClient.create(House.part(DataSource.class));
        database.sql("UPDATE ledger.task SET updated_at = clock_timestamp() - interval '31 seconds' WHERE id = ?")
                .param(begun.id())
                .update();
        assertThat(tasks.find(begun.id()).orElseThrow().state()).isEqualTo(Task.State.INTERRUPTED);
        once(begun, "state", "RUNNING"); // the heartbeat of a node that lives
        end.countDown();
        once(begun, "state", "DONE");
    }

    @Test
    void whatANodeLeavesWhenItClosesIsInterrupted() {
        Tasks closing = new Tasks(House.part(DataSource.class), Clock.systemUTC(), "closing");
        Task begun = closing.begin(Tasks.Kind.REBUILD, Optional.empty(), "somebody", progress -> {
            new CountDownLatch(1).await();
            return TextNode.valueOf("");
        });
        closing.close();
        Task left = tasks.find(begun.id()).orElseThrow();
        assertThat(left.state()).isEqualTo(Task.State.INTERRUPTED);
        assertThat(left.node()).isEqualTo("closing");
    }

    @Test
    void theyAreListedTheLatestFirstAndPageByPage() throws InterruptedException {
        Task first = tasks.begin(Tasks.Kind.VERIFY, Optional.of(book), "one", progress -> TextNode.valueOf(""));
        Thread.sleep(2);
        Task second = tasks.begin(Tasks.Kind.VERIFY, new PoolCode(pool), "two", progress -> TextNode.valueOf(""));
        Thread.sleep(2);
        Task third = tasks.begin(Tasks.Kind.REBUILD, Optional.of(book), "three", progress -> TextNode.valueOf(""));
        String ofPool = "/api/v1/tasks?pool=" + pool;
        assertThat(ids(House.get("auditor", ofPool).json())).containsExactly(third.id(), second.id(), first.id());
        assertThat(ids(House.get("city-head", ofPool + "&fund=310&kind=VERIFY").json()))
                .containsExactly(first.id());
        JsonNode page = House.get("admin", ofPool + "&limit=2").json();
        assertThat(ids(page)).containsExactly(third.id(), second.id());
        assertThat(ids(House.get(
                                "admin",
                                ofPool + "&limit=2&cursor=" + page.get("next").textValue())
                        .json()))
                .containsExactly(first.id());
        assertThat(House.get("auditor", "/api/v1/tasks?kind=GUESS&limit=0&surprise=1")
                        .json()
                        .get("faults"))
                .hasSize(3);
    }

    private static List<UUID> ids(JsonNode page) {
        return StreamSupport.stream(page.get("tasks").spliterator(), false)
                .map(task -> UUID.fromString(task.get("id").textValue()))
                .toList();
    }

    @Test
    void countiesAndClerksDoNotSeeThem() {
        Task begun = tasks.begin(Tasks.Kind.VERIFY, Optional.of(book), "one", progress -> TextNode.valueOf(""));
        for (String who : List.of("county-" + pool.substring(0, 4) + "21", "tax", "city-clerk", "finance-clerk")) {
            for (String path : List.of("/" + begun.id(), "", "?pool=" + pool, "/" + UUID.randomUUID())) {
                assertThat(House.get(who, "/api/v1/tasks" + path)
                                .json()
                                .get("code")
                                .textValue())
                        .isEqualTo(RefusalCode.FORBIDDEN.name());
            }
        }
        for (String unknown : List.of(UUID.randomUUID().toString(), "what")) {
            House.Reply reply = House.get("auditor", "/api/v1/tasks/" + unknown);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.json().get("code").textValue()).isEqualTo("TASK_UNKNOWN");
        }
    }
}
