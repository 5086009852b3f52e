package io.tongchou.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.format.Seal;
import io.tongchou.ledger.format.SignedSeal;
import io.tongchou.ledger.format.VerifyingKey;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import io.tongchou.ledger.vocabulary.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SealsOverHttpTest {

    private static SealedYear book;
    private static JsonNode seals;

    @BeforeAll
    static void twoMonthsAreClosedAndTheSecondAgain() throws InterruptedException {
        book = new SealedYear();
        book.collected(book.county, "2021-01", "1000.05");
        book.collected(book.other, "2021-01", "70.00");
        book.closed("2021-01");
        book.closed("2021-02");
        book.reopened("2021-02");
        book.collected(book.county, "2021-02", "9.00");
        book.collected(book.county, "2021-03", "100.00");
        book.closed("2021-02");
        seals = book.seals(3);
    }

    static SignedSeal signed(JsonNode seal) {
        TreeMap<String, Long> totals = new TreeMap<>();
        seal.get("totals")
                .properties()
                .forEach(total -> totals.put(
                        total.getKey(),
                        Money.parse(total.getValue().textValue()).fen()));
        return new SignedSeal(
                new Seal(
                        seal.get("book").textValue(),
                        YearMonth.parse(seal.get("month").textValue()),
                        seal.get("sequence").longValue(),
                        new Hash(seal.get("head").textValue()),
                        new Hash(seal.get("previous").textValue()),
                        new Hash(seal.get("leaves").textValue()),
                        totals,
                        Instant.parse(seal.get("sealedAt").textValue()).toEpochMilli(),
                        new Hash(seal.get("key").textValue())),
                seal.get("signature").textValue());
    }

    @Test
    void everyCloseIsSealedWithAKeyThatIsPublishedAndNamesTheSealBefore() {
        VerifyingKey key = VerifyingKey.ofPem(
                House.get("tax", "/api/v1/seal-keys").json().at("/keys/0/pem").textValue());
        Hash previous = Hash.ZERO;
        for (JsonNode document : seals) {
            SignedSeal seal = signed(document);
            assertThat(seal.isSignedWith(key)).isTrue();
            assertThat(seal.seal().previous()).isEqualTo(previous);
            previous = seal.seal().hash();
            assertThat(document.get("hash").textValue()).isEqualTo(previous.hex());
        }
        assertThat(seals.findValuesAsText("month")).containsExactly("2021-01", "2021-02", "2021-02");
    }

    @Test
    void theTotalsAreThoseOfTheMonthsLastDayAsKnownAtItsClose() {
        assertThat(seals.at("/0/totals").toString()).isEqualTo("{\"1003.01\":\"1070.05\",\"4001\":\"-1070.05\"}");
        assertThat(seals.at("/1/totals")).isEqualTo(seals.at("/0/totals"));
        assertThat(seals.at("/2/totals").toString()).isEqualTo("{\"1003.01\":\"1079.05\",\"4001\":\"-1079.05\"}");
    }

    @Test
    void aCountyHasTheProofOfItsOwnBalancesAndNothingOfAnothers() {
        String sequence = seals.at("/0/sequence").asText();
        Reply reply = book.get("county-" + book.other, "/seals/" + sequence + "/proof");
        JsonNode proof = reply.json();
        assertThat(proof.get("unit").textValue()).isEqualTo(book.other);
        assertThat(proof.get("balances").toString()).isEqualTo("{\"1003.01\":\"70.00\",\"4001\":\"-70.00\"}");
        assertThat(proof.get("seal")).isEqualTo(seals.get(0));
        assertThat(proof.get("leaves")).hasSize(4); // the city level, two counties, the reserve
        assertThat(proof.get("place").intValue()).isEqualTo(2);
        assertThat(reply.text()).doesNotContain(book.county).doesNotContain("1000.05");
        assertThat(book.get("county-" + book.other, "/seals/" + sequence + "/proof?unit=" + book.county)
                        .json()
                        .get("code")
                        .textValue())
                .isEqualTo(RefusalCode.FORBIDDEN.name());
        assertThat(book.get("auditor", "/seals/" + sequence + "/proof?unit=" + book.county)
                        .json()
                        .at("/balances/1003.01")
                        .textValue())
                .isEqualTo("1000.05");
    }

    @Test
    void whatIsNoSealAndWhoIsNotNamedIsSaid() {
        Reply none = book.get("auditor", "/seals/1/proof?unit=" + book.county);
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.json().get("code").textValue()).isEqualTo("SEAL_UNKNOWN");
        assertThat(none.json().get("detail").textValue())
                .contains(seals.at("/0/sequence").asText());
        String sequence = seals.at("/0/sequence").asText();
        assertThat(book.get("auditor", "/seals/" + sequence + "/proof")
                        .json()
                        .get("code")
                        .textValue())
                .isEqualTo("INVALID");
    }
}
