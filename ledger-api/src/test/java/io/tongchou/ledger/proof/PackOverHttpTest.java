package io.tongchou.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What auditors and counties fetch is checked with the very program that they check it with. */
class PackOverHttpTest {

    @TempDir
    private static Path directory;

    private static SealedYear book;
    private static Path key;

    @BeforeAll
    static void twoMonthsAreClosed() throws IOException, InterruptedException {
        book = new SealedYear();
        book.collected(book.county, "2021-01", "1000.05");
        book.collected(book.other, "2021-01", "70.00");
        book.closed("2021-01");
        book.collected(book.county, "2021-02", "9.00");
        book.closed("2021-02");
        book.collected(book.county, "2021-03", "100.00");
        book.seals(2);
        key = Files.writeString(
                directory.resolve("city.pem"),
                House.get("auditor", "/api/v1/seal-keys")
                        .json()
                        .at("/keys/0/pem")
                        .textValue());
    }

    private static Reply begin(String who, String query) {
        return House.post(who, book.path + "/evidence-packs" + query, "application/json", "");
    }

    private static JsonNode made(String query) throws InterruptedException {
        Reply begun = begin("auditor", query);
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        String task = "/api/v1/tasks/" + begun.json().get("id").textValue();
        for (long end = System.nanoTime() + Duration.ofSeconds(60).toNanos(); System.nanoTime() < end; ) {
            JsonNode now = House.get("auditor", task).json();
            if (!now.get("state").textValue().equals("RUNNING")) {
                assertThat(now.get("state").textValue()).as(now.toString()).isEqualTo("DONE");
                return now.get("result");
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no pack within a minute");
    }

    private static Path fetched(JsonNode made, String name) throws IOException, InterruptedException {
        HttpResponse<Path> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(House.at(made.get("download").textValue()))
                                .header("Authorization", "Bearer " + House.token("auditor"))
                                .build(),
                        HttpResponse.BodyHandlers.ofFile(directory.resolve(name)));
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    @Test
    void aPackToTheCloseOfAMonthIsCleanAndSaysWhatItProved() throws IOException, InterruptedException {
        JsonNode made = made("?period=2021-02");
        assertThat(made.get("seals").intValue()).isEqualTo(2);
        Said said = Said.of(fetched(made, "february.zip").toString(), "--key=" + key);
        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text())
                .contains("events 1 to " + made.get("to").longValue() + " are one chain")
                .contains("2 seals, one for each close from 2021-01 to 2021-02")
                .contains("6 statements of closed months")
                .contains("test vectors come out")
                .doesNotContain("were answered");
    }

    @Test
    void aPackToTheLastEventSaysWhatNoSealCoversAndAnAnswersHeadCoversIt() throws IOException, InterruptedException {
        JsonNode made = made("");
        String pack = fetched(made, "now.zip").toString();
        Said without = Said.of(pack, "--key=" + key);
        assertThat(without.exit()).as(without.text()).isZero();
        assertThat(without.text()).contains("are the ones that were answered");
        String head = made.get("to").longValue() + ":" + made.get("head").textValue();
        Said with = Said.of(pack, "--key=" + key, "--head=" + head);
        assertThat(with.exit()).as(with.text()).isZero();
        assertThat(with.text())
                .contains("the heads that you hold from answers, 1, are the chain's")
                .doesNotContain("are the ones that were answered");
        Said another = Said.of(pack, "--key=" + key, "--head=3:" + "0".repeat(64));
        assertThat(another.exit()).isEqualTo(1);
        assertThat(another.text()).contains("first event where something does not fit is 1");
    }

    @Test
    void aCountysProofPassesAndAnyChangeOfItFails() throws IOException {
        String sequence =
                book.get("auditor", "/seals").json().at("/seals/0/sequence").asText();
        String proof = book.get("county-" + book.county, "/seals/" + sequence + "/proof")
                .text();
        assertThat(county(proof).exit()).as(county(proof).text()).isZero();
        List<String> altered = new ArrayList<>();
        altered.add(proof.replace("\"1003.01\":\"1000.05\"", "\"1003.01\":\"1000.06\""));
        altered.add(proof.replace("\"1003.01\":\"1070.05\"", "\"1003.01\":\"1070.06\""));
        altered.add(proof.replace("\"4001\":\"-1000.05\"", "\"4101\":\"-1000.05\""));
        altered.add(proof.replace("\"place\":1", "\"place\":2"));
        altered.add(proof.replace("\"place\":1", "\"place\":1,\"note\":\"all is well\""));
        altered.add(proof.replace("\"unit\":\"" + book.county, "\"unit\":\"" + book.other));
        altered.add(proof.replace("\"month\":\"2021-01\"", "\"month\":\"2021-02\""));
        for (String field : List.of("salt", "head", "previous", "leaves", "key", "hash", "signature")) {
            altered.add(proof.replaceFirst(
                    "(\"" + field + "\":\\[?\"[0-9a-f]{20})([0-9a-f])",
                    "$1" + (proof.matches("(?s).*\"" + field + "\":\\[?\"[0-9a-f]{20}0.*") ? "1" : "0")));
        }
        JsonNode leaves = book.get("county-" + book.county, "/seals/" + sequence + "/proof")
                .json()
                .get("leaves");
        altered.add(proof.replace(
                leaves.get(2).toString() + "," + leaves.get(3), leaves.get(3).toString() + "," + leaves.get(2)));
        for (String one : altered) {
            assertThat(one).isNotEqualTo(proof);
            assertThat(county(one).exit()).as(one).isEqualTo(1);
        }
        Path foreign = Files.writeString(
                directory.resolve("foreign.pem"),
                SealingKey.keptIn(directory).verifying().pem());
        Said said = Said.of(
                "county",
                Files.writeString(directory.resolve("own.json"), proof).toString(),
                "--key=" + foreign);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text()).contains("which is not among those given");
    }

    private static Said county(String proof) throws IOException {
        return Said.of(
                "county",
                Files.writeString(directory.resolve("proof.json"), proof).toString(),
                "--key=" + key);
    }

    @Test
    void aMonthThatIsOpenHasNoPackAndCountiesHaveNone() {
        Reply open = begin("auditor", "?period=2021-03");
        assertThat(RefusalCode.valueOf(open.json().get("code").textValue())).isSameAs(RefusalCode.MONTH_NOT_CLOSED);
        assertThat(begin("auditor", "?period=2021").status()).isEqualTo(422);
        assertThat(begin("county-" + book.county, "").status()).isEqualTo(403);
        assertThat(House.get("county-" + book.county, book.path + "/evidence-packs/x")
                        .status())
                .isEqualTo(403);
        Reply none = House.get("auditor", book.path + "/evidence-packs/00000000-0000-4000-8000-000000000000");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.json().get("code").textValue()).isEqualTo("PACK_UNKNOWN");
    }
}
