package io.tongchou.ledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.endtoend.People.Reply;
import io.tongchou.ledger.endtoend.Premiums.Premium;
import io.tongchou.ledger.endtoend.Stored.Place;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed while whoever sends: what was acknowledged is there, once, where it was said to be. */
class KillTest {

    private static final Duration ROUNDS_WITHIN = Duration.ofSeconds(40);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

    private enum Victim {
        SERVICE,
        DATABASE,
        BOTH
    }

    @TempDir
    Path directory;

    private final Map<String, Premium> sent = new ConcurrentHashMap<>();
    private final Map<String, Place> acknowledged = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private volatile boolean stopping;

    @Test
    void what_was_acknowledged_is_there_once_whatever_was_killed() throws Exception {
        long seed = Long.getLong("seed", ThreadLocalRandom.current().nextInt());
        Random random = new Random(seed);
        Map<Victim, Integer> killed = new HashMap<>();
        try (ServiceProcess service = ServiceProcess.open(directory.resolve("data"))) {
            People people = new People(service.port());
            Premiums.open(people);
            List<Thread> clients = List.of(
                    client(0, 150, people, random.nextLong()),
                    client(1, 40, people, random.nextLong()),
                    client(2, 1, people, random.nextLong()),
                    client(3, 1, people, random.nextLong()),
                    Thread.ofPlatform().unstarted(() -> readAllTheTime(people)));
            clients.forEach(Thread::start);
            try {
                long end = System.nanoTime() + ROUNDS_WITHIN.toNanos();
                List<Victim> victims = new ArrayList<>(List.of(Victim.values()));
                for (int round = 0; round < victims.size() || System.nanoTime() < end; round++) {
                    if (round % victims.size() == 0) {
                        Collections.shuffle(victims, random);
                    }
                    Victim victim = victims.get(round % victims.size());
                    Thread.sleep(200 + random.nextInt(2000));
                    kill(victim, service);
                    killed.merge(victim, 1, Integer::sum);
                    awaitAcknowledgement();
                }
            } finally {
                stopping = true;
                for (Thread client : clients) {
                    client.join(SETTLED_WITHIN);
                }
            }
            System.out.printf(
                    "KillTest: seed %d, killed %s, %d commands acknowledged%n", seed, killed, acknowledged.size());
            assertThat(clients).as("seed %d", seed).noneMatch(Thread::isAlive);
            assertThat(wrong).as("seed %d", seed).isEmpty();
            assertThat(acknowledged.keySet()).as("seed %d", seed).isEqualTo(sent.keySet());
            for (String book : Premiums.BOOKS) {
                check(book, new Stored(service), people);
            }
            everyAnswerStands(people);
        } catch (Throwable failure) {
            failure.addSuppressed(new AssertionError("with -Dseed=" + seed + " the kills come in the same order"));
            throw failure;
        }
    }

    private static void kill(Victim victim, ServiceProcess service) throws Exception {
        switch (victim) {
            case SERVICE -> {
                service.kill();
                service.start();
            }
            case DATABASE -> service.killDatabase(); // the service looks after it
            case BOTH -> {
                service.killDatabase();
                service.kill();
                service.start();
            }
        }
    }

    private void awaitAcknowledgement() {
        int before = acknowledged.size();
        ServiceProcess.within(
                SETTLED_WITHIN, "commands are taken again", () -> acknowledged.size() > before || !wrong.isEmpty());
    }

    /** Sends batches until it is told to stop, each again until all of it is answered. */
    private Thread client(int number, int batch, People people, long seed) {
        Random random = new Random(seed);
        return Thread.ofPlatform().name("client-" + number).unstarted(() -> {
            List<Premium> mine = new ArrayList<>();
            Deque<Premium> waiting = new ArrayDeque<>();
            while (!stopping || !waiting.isEmpty()) {
                try {
                    while (!stopping && waiting.size() < batch) {
                        waiting.add(next(number, mine, random));
                    }
                    send(List.copyOf(waiting), people, waiting);
                    pause(batch == 1 ? 2 : 20);
                } catch (IOException killed) {
                    pause(100);
                } catch (AssertionError | RuntimeException e) {
                    wrong.add(e.toString());
                    return;
                }
            }
        });
    }

    /** Now and then one that was sent before, or its receipt under another id. */
    private Premium next(int client, List<Premium> mine, Random random) {
        if (!mine.isEmpty() && random.nextInt(20) == 0) {
            Premium earlier = mine.get(random.nextInt(mine.size()));
            return random.nextBoolean()
                    ? earlier
                    : new Premium(earlier.id() + "-again", earlier.book(), earlier.receipt(), earlier.fen());
        }
        String id = "c" + client + "-" + mine.size();
        Premium premium = new Premium(
                id,
                Premiums.BOOKS.get(random.nextInt(Premiums.BOOKS.size())),
                "R" + id,
                1 + random.nextInt(10_000_000));
        mine.add(premium);
        sent.put(id, premium);
        return premium;
    }

    private void send(List<Premium> batch, People people, Deque<Premium> waiting) throws IOException {
        if (batch.size() == 1) {
            take(
                    batch.getFirst(),
                    people.command("tax", batch.getFirst().json()).answer(),
                    waiting);
            return;
        }
        Deque<Premium> asked = new ArrayDeque<>(batch);
        people.stream("tax", batch.stream().map(Premium::json).toList(), answer -> {
            if (!answer.path("id").asText().equals(asked.element().id())) {
                throw new AssertionError(asked.element() + " was answered " + answer);
            }
            take(asked.remove(), answer, waiting);
        });
        if (!asked.isEmpty()) {
            throw new AssertionError(asked.size() + " of " + batch.size() + " lines were not answered");
        }
    }

    /** Remembers an acknowledgement, and compares it with what was answered before. */
    private void take(Premium premium, JsonNode answer, Deque<Premium> waiting) {
        String code = answer.at("/error/code").asText();
        String status = answer.path("status").asText();
        boolean again = premium.id().endsWith("-again");
        if (code.equals("BUSY")) {
            return;
        }
        waiting.remove(premium);
        if (again && code.equals("RECEIPT_EXISTS")) {
            return;
        }
        Place before = acknowledged.get(premium.id());
        if (again || !(status.equals("DUPLICATE") || (status.equals("ACCEPTED") && before == null))) {
            wrong.add(premium + ", acknowledged before as " + before + ", was answered " + answer);
            return;
        }
        Place place = new Place(
                premium.book(),
                answer.get("sequence").longValue(),
                answer.get("head").textValue());
        if (before != null && !before.equals(place)) {
            wrong.add(premium + " stands at " + before + " and at " + place);
        }
        acknowledged.put(premium.id(), place);
    }

    /** A figure is right or is refused for the moment; it never goes back behind one that was given. */
    private void readAllTheTime(People people) {
        Map<String, Long> seen = new HashMap<>();
        while (!stopping) {
            for (String book : Premiums.BOOKS) {
                try {
                    Reply reply = trialBalance(people, book, "");
                    JsonNode balance = reply.json();
                    if (reply.status() != 200) {
                        if (!balance.path("code").asText().equals("BUSY")) {
                            wrong.add(book + "'s trial balance: " + reply);
                        }
                    } else if (!balance.at("/total/debit").equals(balance.at("/total/credit"))
                            || balance.get("sequence").longValue() < seen.getOrDefault(book, 0L)) {
                        wrong.add(book + "'s trial balance after " + seen.get(book) + ": " + reply);
                    } else {
                        seen.put(book, balance.get("sequence").longValue());
                    }
                } catch (IOException killed) {
                    pause(100);
                }
                pause(50);
            }
        }
    }

    private static Reply trialBalance(People people, String book, String question) throws IOException {
        return people.get(
                "auditor",
                "/api/v1/pools/%s/funds/%s/trial-balance%s"
                        .formatted(book.substring(0, 6), book.substring(7), question));
    }

    private void check(String book, Stored stored, People people) throws Exception {
        Map<String, Place> expected = new HashMap<>();
        long fen = 0;
        for (Map.Entry<String, Place> answer : acknowledged.entrySet()) {
            if (answer.getValue().book().equals(book)) {
                expected.put(answer.getKey(), answer.getValue());
                fen += sent.get(answer.getKey()).fen();
            }
        }
        Place head = stored.provedHead(book);
        assertThat(stored.premiums(book)).isEqualTo(expected);
        assertThat(stored.receipts(book)).isEqualTo(expected.size());

        Reply reply = trialBalance(people, book, "?atLeast=" + head.sequence());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().get("sequence").longValue()).isEqualTo(head.sequence());
        BigDecimal premiums = BigDecimal.ZERO;
        for (JsonNode row : reply.json().get("rows")) {
            if (row.get("account").textValue().startsWith("4001")) {
                premiums = premiums.add(new BigDecimal(row.get("credit").textValue()));
            }
        }
        assertThat(premiums).isEqualTo(BigDecimal.valueOf(fen, 2));
    }

    /** A sample of everything that was acknowledged, sent once more. */
    private void everyAnswerStands(People people) throws IOException {
        List<Premium> some = sent.values().stream()
                .filter(premium -> premium.id().hashCode() % 20 == 0)
                .toList();
        Deque<Premium> asked = new ArrayDeque<>(some);
        people.stream("tax", some.stream().map(Premium::json).toList(), answer -> {
            Premium premium = asked.remove();
            assertThat(answer.path("status").asText()).as(answer.toString()).isEqualTo("DUPLICATE");
            assertThat(new Place(
                            premium.book(),
                            answer.get("sequence").longValue(),
                            answer.get("head").textValue()))
                    .isEqualTo(acknowledged.get(premium.id()));
        });
        assertThat(asked).isEmpty();
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
