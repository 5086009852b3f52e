package io.tongchou.ledger.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FeedOverHttpTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String pool = House.openPool();
    private final String county = pool.substring(0, 4) + "21";
    private final String other = pool.substring(0, 4) + "22";
    private final String feed = "/api/v1/events?pool=" + pool;

    /** A stream that is being read, one line or server-sent event after the other. */
    private record Reading(HttpResponse<InputStream> response, BufferedReader lines) implements AutoCloseable {

        static Reading of(String who, String path, String accept, String lastEventId)
                throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(House.at(path))
                    .header("Authorization", "Bearer " + House.token(who))
                    .header("Accept", accept);
            if (!lastEventId.isEmpty()) {
                request.header("Last-Event-ID", lastEventId);
            }
            HttpResponse<InputStream> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            return new Reading(
                    response, new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
        }

        static Reading serverSent(String who, String path, String lastEventId)
                throws IOException, InterruptedException {
            return of(who, path, "text/event-stream", lastEventId);
        }

        /** The next line that is not empty and begins so, without its beginning. */
        String next(String beginning) throws IOException {
            for (String line = lines.readLine(); ; line = lines.readLine()) {
                assertThat(line).as("the stream has ended").isNotNull();
                if (!line.isEmpty() && line.startsWith(beginning)) {
                    return line.substring(beginning.length());
                }
            }
        }

        JsonNode nextEvent(String beginning) throws IOException {
            return new Reply(200, "", next(beginning)).json();
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    private void premium(String id, String unit) {
        Reply reply = House.command("tax", House.premium(pool, id, "R-" + id).replace(county, unit));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private void moved(String entry, String toUnit) {
        Reply proposed = House.command(
                "city-clerk",
                ("{'id':'move','command':'MoveEntry','pool':'%s','fund':'310','effectiveOn':'2021-03-16',"
                                + "'data':{'entry':'%s','toUnit':'%s','reason':'the payer moved from %s','note':'see %s'}}")
                        .formatted(pool, entry, toUnit, county, county));
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(202);
        assertThat(House.command(
                                "city-head",
                                "{'id':'moved','command':'ApproveProposal','pool':'%s','data':{'proposal':'move'}}"
                                        .formatted(pool))
                        .status())
                .isEqualTo(201);
    }

    private static List<Long> sequences(List<JsonNode> events) {
        return events.stream().map(event -> event.get("sequence").longValue()).toList();
    }

    @Test
    void linesEndAtTheHeadAndAreLinkedByTheirHashes() {
        premium("one", county);
        List<JsonNode> events = House.get("auditor", feed + "&fund=310").lines();
        assertThat(sequences(events)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(events.getFirst().get("previous").textValue()).isEqualTo("0".repeat(64));
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).get("previous"))
                    .isEqualTo(events.get(i - 1).get("hash"));
        }
        JsonNode last = events.getLast();
        assertThat(last.get("book").textValue()).isEqualTo(pool + "/310");
        assertThat(last.get("type").textValue()).isEqualTo("PremiumCollected");
        assertThat(last.get("effectiveOn").textValue()).isEqualTo("2021-03-15");
        assertThat(last.at("/event/amount").textValue()).isEqualTo("1234.50");
        assertThat(last.get("entry").toString())
                .startsWith("{\"voucher\":1,\"policy\":\"of-" + pool + "\"")
                .endsWith(("\"postings\":[{\"unit\":\"%1$s\",\"account\":\"1002\",\"amount\":\"1234.50\"},"
                                + "{\"unit\":\"%1$s\",\"account\":\"4001\",\"amount\":\"-1234.50\",\"item\":\"EMPLOYER\"}]}")
                        .formatted(county));
        assertThat(last.get("by").toString()).isEqualTo("{\"command\":\"one\",\"maker\":\"tax\",\"office\":\"tax\"}");
        assertThat(House.command("tax", House.premium(pool, "one", "R-one"))
                        .json()
                        .get("head"))
                .isEqualTo(last.get("hash"));
        assertThat(sequences(House.get("auditor", feed + "&fund=310&after=3").lines()))
                .containsExactly(4L);
        assertThat(House.get("auditor", feed + "&after=" + pool + "/310@4&after=" + pool + "/390@2")
                        .lines())
                .singleElement()
                .satisfies(event -> assertThat(event.get("book").textValue() + event.get("sequence"))
                        .isEqualTo(pool + "/3903"));
    }

    @Test
    void aServerSentEventComesSoonAfterItsCommandAndSaysWhereToGoOn() throws Exception {
        try (Reading reading = Reading.serverSent("auditor", feed, pool + "/310@3," + pool + "/390@3")) {
            assertThat(reading.response().headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            reading.next(": ");
            long sent = System.nanoTime();
            premium("one", county);
            String place = reading.next("id: " + pool + "/310@4");
            assertThat(reading.nextEvent("data: ").at("/by/command").textValue())
                    .isEqualTo("one");
            assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(Duration.ofSeconds(2));
            assertThat(place).isEqualTo("," + pool + "/390@3");
        }
    }

    @Test
    @Timeout(120)
    void nothingIsMissedOrToldTwiceWhileBooksAreWrittenAndReadersComeAndGo() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed of the feed's readers: " + seed);
        Random random = new Random(seed);
        int commands = 1500;
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int batch = 0; batch < 30; batch++) {
                int first = batch * commands / 30;
                String lines = IntStream.range(first, first + commands / 30)
                        .mapToObj(i -> House.premium(pool, "w" + i, "W" + i)
                                .replace("\"310\"", i % 3 == 0 ? "\"390\"" : "\"310\"")
                                .replace("EMPLOYER", i % 3 == 0 ? "RESIDENT" : "EMPLOYER"))
                        .collect(Collectors.joining("\n"));
                assertThat(House.stream("tax", lines).text()).doesNotContain("REJECTED");
            }
        });
        Map<String, List<Long>> told = new HashMap<>();
        String place = "";
        int all = commands + 2 * House.OPENED;
        for (int count = 0; count < all; ) {
            boolean serverSent = random.nextBoolean();
            String path = feed + (place.isEmpty() || serverSent ? "" : "&after=" + place);
            try (Reading reading = serverSent
                    ? Reading.serverSent("auditor", path, place)
                    : Reading.of("auditor", path + "&follow=true", "application/x-ndjson", "")) {
                for (int most = random.nextInt(200); count < all && most >= 0; most--) {
                    JsonNode event = reading.nextEvent(serverSent ? "data: " : "");
                    told.computeIfAbsent(event.get("book").textValue(), book -> new ArrayList<>())
                            .add(event.get("sequence").longValue());
                    count++;
                }
            }
            place = told.entrySet().stream()
                    .map(book -> book.getKey() + "@" + book.getValue().getLast())
                    .collect(Collectors.joining(","));
        }
        writing.join();
        told.forEach((book, sequences) -> assertThat(sequences)
                .as("%s, seed %s", book, seed)
                .isEqualTo(LongStream.rangeClosed(1, sequences.size()).boxed().toList()));
        assertThat(told.get(pool + "/390")).hasSize(commands / 3 + House.OPENED);
        assertThat(House.get("auditor", feed + "&after=" + place).text()).isEmpty();
    }

    @Test
    void aCountyIsToldOfItsOwnUnitAndNothingOfAnother() {
        premium("one", county);
        premium("two", other);
        moved("one", other);
        Reply ofOther = House.get("county-" + other, feed + "&fund=310");
        assertThat(ofOther.text()).doesNotContain(county).doesNotContain("one\"");
        List<JsonNode> events = ofOther.lines();
        assertThat(sequences(events)).containsExactly(5L, 7L);
        assertThat(events.getFirst().at("/event/receiptNo").textValue()).isEqualTo("R-two");
        JsonNode move = events.getLast();
        assertThat(move.get("type").textValue()).isEqualTo("EntryMoved");
        assertThat(move.has("event")).isFalse();
        assertThat(move.get("by").has("note")).isFalse();
        assertThat(move.at("/entry/postings"))
                .hasSize(2)
                .allSatisfy(leg -> assertThat(leg.get("unit").textValue()).isEqualTo(other));
        assertThat(HexFormat.of().parseHex(move.get("previous").textValue())).hasSize(32);
        assertThat(sequences(House.get("county-" + county, feed + "&fund=310").lines()))
                .containsExactly(4L, 7L);
        JsonNode whole = House.get("auditor", feed + "&fund=310").lines().getLast();
        assertThat(whole.get("hash")).isEqualTo(move.get("hash"));
        assertThat(whole.at("/by/note").textValue()).contains(county);
        assertThat(whole.at("/entry/postings")).hasSize(4);
    }

    @Test
    @Timeout(60)
    void idleReadersHoldNoConnectionToTheDatabase() throws Exception {
        List<Reading> readings = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) { // the service has 24 connections
                readings.add(Reading.serverSent("auditor", feed, ""));
            }
            for (Reading reading : readings) {
                reading.next(": ");
            }
            premium("one", county);
            assertThat(House.get("auditor", "/api/v1/pools/" + pool + "/funds/310/balances?atLeast=4")
                            .status())
                    .isEqualTo(200);
            for (Reading reading : readings) {
                assertThat(reading.nextEvent("data: ").at("/by/command").textValue())
                        .isEqualTo("one");
            }
        } finally {
            for (Reading reading : readings) {
                reading.close();
            }
        }
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThat(code("auditor", "/api/v1/events?pool=999900")).isEqualTo("POOL_UNKNOWN");
        assertThat(code("auditor", feed + "&fund=510")).isEqualTo("FUND_UNKNOWN");
        assertThat(code("auditor", "/api/v1/events?fund=310")).isEqualTo("INVALID");
        assertThat(code("auditor", feed + "&after=3")).isEqualTo("INVALID");
        assertThat(code("auditor", feed + "&fund=310&after=99")).isEqualTo("INVALID");
        assertThat(code("auditor", feed + "&after=410200/310@1")).isEqualTo("INVALID");
        assertThat(code("auditor", feed + "&follow=yes")).isEqualTo("INVALID");
        assertThat(House.send(HttpRequest.newBuilder(House.at(feed))
                                .header("Authorization", "Bearer " + House.token("auditor"))
                                .header("Last-Event-ID", pool + "/310@3,"))
                        .status())
                .isEqualTo(400);
        assertThat(House.get("", feed).status()).isEqualTo(401);
    }

    private static String code(String who, String path) {
        return House.get(who, path).json().get("code").textValue();
    }
}
