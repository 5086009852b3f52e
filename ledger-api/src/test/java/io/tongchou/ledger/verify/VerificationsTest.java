package io.tongchou.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.format.VerifyingKey;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Books are proved over HTTP and from the command line, also while commands come in. */
class VerificationsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String pool = House.openPool();
    private final String fund = "/api/v1/pools/" + pool + "/funds/310";

    private JsonNode premium(String id) {
        Reply reply = House.command("tax", House.premium(pool, id, id));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    private static JsonNode verified(String path, String body) throws InterruptedException {
        Reply begun = House.post("auditor", path, "application/json", body);
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        String task = "/api/v1/tasks/" + begun.json().get("id").textValue();
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        for (; ; ) {
            JsonNode now = House.get("auditor", task).json();
            if (!now.get("state").textValue().equals("RUNNING")) {
                assertThat(now.get("state").textValue()).as(now.toString()).isEqualTo("DONE");
                return now.get("result");
            }
            assertThat(Instant.now()).as(now.toString()).isBefore(end);
            Thread.sleep(50);
        }
    }

    private static List<String> findings(JsonNode result) {
        List<String> findings = new ArrayList<>();
        for (JsonNode book : result.get("books")) {
            for (JsonNode check : book.get("checks")) {
                for (JsonNode finding : check.get("findings")) {
                    findings.add(check.get("name").textValue() + " "
                            + finding.path("sequence").asText() + " "
                            + finding.get("what").textValue());
                }
            }
        }
        return findings;
    }

    @Test
    void aBookIsProvedAndEveryCheckTellsWhatItWasMadeOf() throws InterruptedException {
        JsonNode answer = premium("a");
        String head = answer.get("sequence") + ":" + answer.get("head").textValue();
        premium("b");
        JsonNode result = verified(fund + "/verifications", "{\"heads\":[\"" + head + "\"]}");
        assertThat(findings(result)).isEmpty();
        assertThat(result.get("sound").booleanValue()).isTrue();
        JsonNode book = result.at("/books/0");
        assertThat(book.get("sequence").intValue()).isEqualTo(House.OPENED + 2);
        assertThat(StreamSupport.stream(book.get("checks").spliterator(), false)
                        .map(check -> check.get("name").textValue()))
                .contains("chain", "heads", "seals", "cells", "identity-1-balanced");
        assertThat(book.at("/checks/0/checked").intValue()).isEqualTo(House.OPENED + 2);
    }

    @Test
    void aHeadThatWasNeverAnsweredIsNamed() throws InterruptedException {
        JsonNode answer = premium("a");
        String other = answer.get("sequence") + ":" + "ab".repeat(32);
        JsonNode result = verified(fund + "/verifications", "{\"heads\":[\"" + other + "\"]}");
        assertThat(result.get("sound").booleanValue()).isFalse();
        assertThat(findings(result))
                .singleElement()
                .asString()
                .startsWith("heads " + answer.get("sequence") + " has the hash "
                        + answer.get("head").textValue());
    }

    @Test
    void allBooksOfAPoolAreProved() throws InterruptedException {
        premium("a");
        JsonNode result = verified("/api/v1/pools/" + pool + "/verifications", "");
        assertThat(findings(result)).isEmpty();
        assertThat(StreamSupport.stream(result.get("books").spliterator(), false)
                        .map(book -> book.get("fund").textValue()))
                .containsExactly("310", "390");
    }

    @Test
    void nothingIsFoundWhileCommandsComeIn() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Integer> sent = CompletableFuture.supplyAsync(() -> {
            int lines = 0;
            while (!enough.get()) {
                StringBuilder batch = new StringBuilder();
                for (int i = 0; i < 200; i++) {
                    String id = "p" + ++lines;
                    batch.append(House.premium(pool, id, id)).append('\n');
                }
                assertThat(House.stream("tax", batch.toString()).text()).doesNotContain("REJECTED");
            }
            return lines;
        });
        Instant end = Instant.now().plus(Duration.ofSeconds(120));
        long reached = 0;
        for (int grown = 0; grown < 4; ) {
            JsonNode result = verified(fund + "/verifications", "{}");
            assertThat(findings(result)).isEmpty();
            long sequence = result.at("/books/0/sequence").longValue();
            grown += sequence > reached ? 1 : 0;
            reached = sequence;
            assertThat(Instant.now()).isBefore(end);
        }
        enough.set(true);
        assertThat(sent.join()).isPositive();
        assertThat(findings(verified(fund + "/verifications", ""))).isEmpty();
    }

    @Test
    void onlyWhoMayBeginsOneAndFaultsAreNamed() {
        for (String who : List.of("county-" + pool.substring(0, 4) + "21", "tax", "city-clerk")) {
            assertThat(House.post(who, fund + "/verifications", "application/json", "")
                            .status())
                    .isEqualTo(403);
            assertThat(House.post(who, "/api/v1/pools/" + pool + "/verifications", "application/json", "")
                            .status())
                    .isEqualTo(403);
        }
        Reply faulty = House.post(
                "auditor", fund + "/verifications", "application/json", "{\"heads\":[\"3\",\"0:ab\"],\"surprise\":1}");
        assertThat(faulty.status()).isEqualTo(400);
        assertThat(StreamSupport.stream(faulty.json().get("faults").spliterator(), false)
                        .map(fault -> fault.get("path").textValue()))
                .containsExactlyInAnyOrder("surprise");
        Reply heads =
                House.post("auditor", fund + "/verifications", "application/json", "{\"heads\":[\"3\",\"0:ab\"]}");
        assertThat(StreamSupport.stream(heads.json().get("faults").spliterator(), false)
                        .map(fault -> fault.get("path").textValue()))
                .containsExactly("heads[0]", "heads[1]");
        for (String path : List.of(fund, "/api/v1/pools/" + pool)) {
            Reply unheeded = House.post("auditor", path + "/verifications?head=3:ab", "application/json", "");
            assertThat(unheeded.status()).isEqualTo(400);
            assertThat(unheeded.text()).contains("heads stand in the body");
        }
        assertThat(House.post("auditor", "/api/v1/pools/999900/verifications", "application/json", "")
                        .json()
                        .get("code")
                        .textValue())
                .isEqualTo("POOL_UNKNOWN");
        assertThat(House.post("auditor", "/api/v1/pools/" + pool + "/funds/777/verifications", "application/json", "")
                        .json()
                        .get("code")
                        .textValue())
                .isEqualTo("FUND_UNKNOWN");
    }

    /** What the command line said. */
    private record Said(int code, String report, String progress) {

        static Said ofTheHouse(String... arguments) {
            HikariDataSource house = House.part(HikariDataSource.class);
            List<String> all = new ArrayList<>(List.of(
                    "--ledger.database.url=" + house.getJdbcUrl(), "--ledger.database.user=" + house.getUsername()));
            all.addAll(List.of(arguments));
            return of(all);
        }

        static Said of(List<String> all) {
            ByteArrayOutputStream report = new ByteArrayOutputStream();
            ByteArrayOutputStream progress = new ByteArrayOutputStream();
            int code = VerifyCommand.run(
                    all,
                    new PrintStream(report, true, StandardCharsets.UTF_8),
                    new PrintStream(progress, true, StandardCharsets.UTF_8));
            return new Said(code, report.toString(StandardCharsets.UTF_8), progress.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void theCommandLineProvesABookWithoutTheService(@TempDir Path directory)
            throws IOException, GeneralSecurityException {
        JsonNode answer = premium("a");
        String head = "--head=" + pool + "/310@" + answer.get("sequence") + ":"
                + answer.get("head").textValue();
        Path key = directory.resolve("city.pem");
        Files.writeString(
                key,
                new VerifyingKey(KeyPairGenerator.getInstance("Ed25519")
                                .generateKeyPair()
                                .getPublic())
                        .pem());
        Said sound = Said.ofTheHouse("--book=" + pool + "/310", head, "--ledger.seal.known-keys=" + key);
        assertThat(sound.code()).as(sound.toString()).isZero();
        assertThat(sound.report()).startsWith("book " + pool + "/310: sound, " + (House.OPENED + 1) + " events, head ");
        assertThat(sound.progress()).contains("310: " + (House.OPENED + 1) + " events", "310: identities");

        Said all = Said.ofTheHouse("--json", "--book=" + pool + "/310", "--book=" + pool + "/390");
        assertThat(all.code()).isZero();
        assertThat(JSON.readTree(all.report()).get("books")).hasSize(2);

        JdbcClient database = JdbcClient.create(House.part(HikariDataSource.class));
        database.sql("DELETE FROM ledger.business_key WHERE book = ? AND kind = 'RECEIPT'")
                .param(pool + "/310")
                .update();
        Said found = Said.ofTheHouse("--book=" + pool + "/310");
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.report())
                .contains(
                        "NOT SOUND",
                        "event " + answer.get("sequence") + ": took RECEIPT a, but that does not lead to it");
    }

    @Test
    void theCommandLineSaysWhyItCannot(@TempDir Path directory) {
        assertThat(Said.ofTheHouse("--surprise").code()).isEqualTo(2);
        assertThat(Said.ofTheHouse("--head=" + pool + "/310@7").progress()).contains("verify [--book=");
        assertThat(Said.ofTheHouse("--book=999900/310").progress()).startsWith("There is no book 999900/310 to verify");
        Said nowhere = Said.of(List.of("--ledger.data-dir=" + directory));
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.progress()).contains("There is no ledger in " + directory);
        assertThat(directory).isEmptyDirectory();
    }
}
