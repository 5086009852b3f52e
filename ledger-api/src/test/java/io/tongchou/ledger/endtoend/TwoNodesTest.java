package io.tongchou.ledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.endtoend.People.Reply;
import io.tongchou.ledger.endtoend.Premiums.Premium;
import io.tongchou.ledger.endtoend.Stored.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services on one database write one book as if they were one. */
class TwoNodesTest {

    private static final String BOOK = Premiums.BOOKS.getFirst();
    private static final String FIGURES = "/api/v1/pools/410200/funds/310/";
    private static final int ONE_BY_ONE = 1_000;
    private static final int STREAMS = 18;
    private static final int LINES = 250;

    @TempDir
    Path directory;

    private final Map<String, Place> acknowledged = new ConcurrentHashMap<>();

    @Test
    void two_services_write_one_unbroken_chain_and_read_the_same_figures() throws Exception {
        try (ServiceProcess first = ServiceProcess.open(directory.resolve("data"));
                ServiceProcess second = first.openBeside();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<People> nodes = List.of(new People(first.port()), new People(second.port()));
            Premiums.open(nodes.getFirst());

            for (int i = 0; i < ONE_BY_ONE; i++) {
                Premium premium = premium("turn-" + i);
                take(premium, nodes.get(i % 2).command("tax", premium.json()).answer(), "ACCEPTED");
            }
            atTheSameTime(threads, node -> {
                for (int i = 0; i < STREAMS; i++) {
                    String stream = "stream-%d-%d-".formatted(node, i);
                    List<Premium> premiums = IntStream.range(0, LINES)
                            .mapToObj(line -> premium(stream + line))
                            .toList();
                    List<JsonNode> answers = new ArrayList<>();
                    nodes.get(node).stream(
                            "tax", premiums.stream().map(Premium::json).toList(), answers::add);
                    for (int line = 0; line < LINES; line++) {
                        take(premiums.get(line), answers.get(line), "ACCEPTED");
                    }
                }
                return 0;
            });
            theSameIdToBoth(threads, nodes);

            assertThat(acknowledged).hasSize(ONE_BY_ONE + 2 * STREAMS * LINES + 50);
            Stored stored = new Stored(first);
            Place head = stored.provedHead(BOOK);
            assertThat(stored.premiums(BOOK)).isEqualTo(acknowledged);
            assertThat(first.said() + second.said())
                    .as("nobody had to try again")
                    .doesNotContain("could not be committed");
            theSameFigures(nodes, head);
        }
    }

    private void theSameIdToBoth(ExecutorService threads, List<People> nodes) throws Exception {
        for (int i = 0; i < 50; i++) {
            Premium premium = premium("both-" + i);
            List<JsonNode> answers = atTheSameTime(
                    threads,
                    node -> nodes.get(node).command("tax", premium.json()).answer());
            assertThat(answers.stream()
                            .map(answer -> answer.path("status").asText())
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("ACCEPTED", "DUPLICATE");
            assertThat(place(answers.get(0))).isEqualTo(place(answers.get(1)));
            acknowledged.put(premium.id(), place(answers.get(0)));
        }
    }

    private static void theSameFigures(List<People> nodes, Place head) throws IOException {
        JsonNode now = figure(nodes.get(0), "trial-balance?atLeast=" + head.sequence());
        assertThat(now.get("sequence").longValue()).isEqualTo(head.sequence());
        for (String question : List.of("trial-balance?", "balances?account=1002&", "entries?limit=50&")) {
            String asked = question + "knownAt=" + now.get("knownAt").textValue();
            assertThat(figure(nodes.get(1), asked)).isEqualTo(figure(nodes.get(0), asked));
        }
    }

    private static JsonNode figure(People node, String question) throws IOException {
        Reply reply = node.get("auditor", FIGURES + question);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private void take(Premium premium, JsonNode answer, String status) {
        assertThat(answer.path("status").asText()).as("%s", answer).isEqualTo(status);
        acknowledged.put(premium.id(), place(answer));
    }

    private static Place place(JsonNode answer) {
        return new Place(
                BOOK, answer.get("sequence").longValue(), answer.get("head").textValue());
    }

    private static Premium premium(String id) {
        return new Premium(id, BOOK, "R-" + id, 1 + Math.floorMod(id.hashCode(), 1_000_000));
    }

    @FunctionalInterface
    private interface OnNode<T> {
        T run(int node) throws Exception;
    }

    private static <T> List<T> atTheSameTime(ExecutorService threads, OnNode<T> work) throws Exception {
        List<Callable<T>> both = List.of(() -> work.run(0), () -> work.run(1));
        List<T> results = new ArrayList<>();
        for (Future<T> result : threads.invokeAll(both)) {
            results.add(result.get());
        }
        return results;
    }
}
