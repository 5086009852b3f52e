package io.tongchou.ledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.endtoend.People.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole fiscal years by an independent model, played from outside at the same time into one service. */
class JournalsOverHttpTest {

    private static final Duration READ_WITHIN = Duration.ofSeconds(10);

    private record Journal(String name, int batch) {}

    @TempDir
    Path directory;

    @Test
    void answers_balances_and_settlements_are_the_models_then_and_later() throws Exception {
        List<Journal> journals = List.of(new Journal("kaifeng-310-2021", 1), new Journal("changsha-390-2021", 200));
        try (ServiceProcess service = ServiceProcess.open(directory.resolve("data"))) {
            Map<Journal, Playing> played = new ConcurrentHashMap<>();
            CompletableFuture.allOf(journals.stream()
                            .map(journal -> CompletableFuture.runAsync(() -> {
                                Playing playing = new Playing(new People(service.port()), journal.batch);
                                playing.play(journal.name);
                                played.put(journal, playing);
                            }))
                            .toArray(CompletableFuture[]::new))
                    .join();
            for (Journal journal : journals) {
                Playing playing = played.get(journal);
                playing.askAgain();
                assertThat(playing.faults).as(journal.name).isEmpty();
                assertThat(playing.commands).as(journal.name).isGreaterThan(500);
                assertThat(playing.known).as(journal.name).hasSizeGreaterThan(12);
            }
        }
    }

    /** A journal on its way into the ledger. */
    private static final class Playing {

        private final People people;
        private final int batch;
        private final List<JsonNode> waiting = new ArrayList<>();
        private final Map<String, JsonNode> known = new ConcurrentHashMap<>();
        private final List<String> faults = new ArrayList<>();
        private int commands;

        Playing(People people, int batch) {
            this.people = people;
            this.batch = batch;
        }

        void play(String journal) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    getClass().getResourceAsStream("/golden/journals/" + journal + ".ndjson"),
                    StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    JsonNode step = People.JSON.readTree(line);
                    if (!step.has("send")
                            || waiting.size() >= batch
                            || (!waiting.isEmpty()
                                    && !waiting.getFirst().get("as").equals(step.get("as")))) {
                        send();
                    }
                    if (step.has("send")) {
                        waiting.add(step);
                    } else if (step.has("checkpoint")) {
                        checkpoint(step);
                    } else {
                        settlement(step);
                    }
                }
                send();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private void send() throws IOException {
            if (waiting.isEmpty()) {
                return;
            }
            String who = waiting.getFirst().get("as").textValue();
            List<JsonNode> answers = new ArrayList<>();
            if (batch == 1) {
                answers.add(people.command(who, waiting.getFirst().get("send").toString())
                        .answer());
            } else {
                people.stream(
                        who,
                        waiting.stream()
                                .map(step -> step.get("send").toString())
                                .toList(),
                        answers::add);
            }
            if (answers.size() != waiting.size()) {
                faults.add(waiting.size() + " commands were sent and " + answers.size() + " answered");
            }
            for (int i = 0; i < Math.min(answers.size(), waiting.size()); i++) {
                JsonNode expected = waiting.get(i).get("expect");
                if (!answers.get(i).path("status").equals(expected.get("status"))
                        || !answers.get(i).at("/error/code").equals(expected.path("code"))) {
                    faults.add(waiting.get(i) + " was answered " + answers.get(i));
                }
            }
            commands += waiting.size();
            waiting.clear();
        }

        /** The read side may be a moment behind. */
        private void checkpoint(JsonNode step) throws IOException {
            long end = System.nanoTime() + READ_WITHIN.toNanos();
            String wrong = trialBalance(step, "");
            while (!wrong.isEmpty() && System.nanoTime() < end) {
                wrong = trialBalance(step, "");
            }
            if (!wrong.isEmpty()) {
                faults.add(wrong);
            }
        }

        void askAgain() throws IOException {
            for (Map.Entry<String, JsonNode> then : known.entrySet()) {
                String wrong = trialBalance(then.getValue(), then.getKey());
                if (!wrong.isEmpty()) {
                    faults.add("as known at " + then.getKey() + ": " + wrong);
                }
            }
        }

        /** What is wrong with it; nothing: empty. */
        private String trialBalance(JsonNode step, String knownAt) throws IOException {
            Reply reply = people.get(
                    "auditor",
                    book(step) + "/trial-balance?asOf=" + step.get("asOf").textValue()
                            + (knownAt.isEmpty()
                                    ? ""
                                    : "&knownAt=" + URLEncoder.encode(knownAt, StandardCharsets.UTF_8)));
            JsonNode balance = reply.json();
            if (reply.status() == 200
                    && balance.get("rows").equals(step.at("/expect/rows"))
                    && balance.get("total").equals(step.at("/expect/total"))) {
                if (knownAt.isEmpty()) {
                    known.put(balance.get("knownAt").textValue(), step);
                }
                return "";
            }
            return step + " was answered " + reply;
        }

        private void settlement(JsonNode step) throws IOException {
            Reply reply = people.get(
                    "auditor",
                    book(step) + "/settlements/" + step.get("settlement").intValue());
            List<JsonNode> units = new ArrayList<>();
            for (JsonNode unit : reply.json().path("units")) {
                JsonNode expected = step.at("/expect/units/" + units.size());
                units.add(People.JSON.valueToTree(unit.properties().stream()
                        .filter(field -> expected.has(field.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
            }
            if (!People.JSON.valueToTree(units).equals(step.at("/expect/units"))
                    || !reply.json().path("reserveAfter").equals(step.at("/expect/reserveAfter"))) {
                faults.add(step + " was answered " + reply);
            }
        }

        private static String book(JsonNode step) {
            return "/api/v1/pools/%s/funds/%s"
                    .formatted(step.get("pool").textValue(), step.get("fund").textValue());
        }
    }
}
