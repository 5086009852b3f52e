package io.tongchou.ledger.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.PoolOpened;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.events.RemittedToCityTreasury;
import io.tongchou.ledger.eventstore.Approved;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.reference.Examples;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Chain, leaves, list and seal as they are published: for whoever recomputes them in another language, and for ever. */
class TestVectorsTest {

    private static final String BOOK = "410200/310";
    private static final YearMonth MONTH = YearMonth.of(2021, 3);
    private static final LocalDate DAY = MONTH.atDay(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Test 1 of RFC 8032, 7.1: a key that everybody knows. */
    private static final String PRIVATE_KEY = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String PUBLIC_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    @Test
    void theyAreComputedAsPublished() throws IOException, GeneralSecurityException {
        ObjectNode vectors = JSON.createObjectNode().put("book", BOOK);
        Hash head = events(vectors.putArray("events"));
        Hash root = leaves(vectors.putArray("leaves"));
        vectors.put("publicKey", key().pem());
        Seal seal = new Seal(BOOK, MONTH, 3, head, Hash.ZERO, root, balances(), 1_617_206_400_000L, key().id());
        vectors.set("seal", document(new SignedSeal(seal, sign(seal.message()))));
        Approved.check(
                Path.of("src/main/resources/format/test-vectors.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(vectors) + "\n");
    }

    private static Hash events(ArrayNode events) {
        byte[] previous = new byte[32];
        List<LedgerEvent> examples = Examples.all();
        for (int sequence = 1; sequence <= 3; sequence++) {
            LedgerEvent event = examples.stream()
                    .filter(List.of(PoolOpened.class, PremiumCollected.class, RemittedToCityTreasury.class)
                            .get(sequence - 1)::isInstance)
                    .findFirst()
                    .orElseThrow();
            byte[] payload = EventJson.write(recorded(event));
            byte[] metadata = ("{\"command\":\"c-" + sequence + "\",\"maker\":\"税务\",\"office\":\"tax\"}")
                    .getBytes(StandardCharsets.UTF_8);
            String id = "00000000-0000-4000-8000-00000000000" + sequence;
            long recordedAt = 1_615_780_800_000L + sequence;
            String type = event.getClass().getSimpleName();
            previous = Chain.hash(previous, BOOK, sequence, id, type, "1", recordedAt, payload, metadata);
            events.addObject()
                    .put("sequence", sequence)
                    .put("id", id)
                    .put("type", type)
                    .put("revision", "1")
                    .put("recordedAt", recordedAt)
                    .put("payload", new String(payload, StandardCharsets.UTF_8))
                    .put("metadata", new String(metadata, StandardCharsets.UTF_8))
                    .put("hash", HexFormat.of().formatHex(previous));
        }
        return Hash.of(previous);
    }

    private static Recorded recorded(LedgerEvent event) {
        List<Posting> legs = PostingRules.postings(event);
        return new Recorded(
                event,
                DAY,
                legs.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Entry(7, Optional.of("kaifeng-2020-59"), Optional.of("汴政办〔2020〕59号 四(一)1"), legs)));
    }

    private static SortedMap<String, Long> balances() {
        return new TreeMap<>(Map.of("1005", 123_455L, "4001", -123_450L, "4501", -5L));
    }

    private static Hash leaves(ArrayNode leaves) {
        List<Hash> hashes = new ArrayList<>();
        for (String unit : List.of("410200", "410222", "RESERVE")) {
            Hash salt = new Fields().text("a salt for " + unit).hash();
            SortedMap<String, Long> held = unit.equals("410222") ? balances() : new TreeMap<>();
            Leaf leaf = new Leaf(BOOK, MONTH, 3, unit, salt, held);
            hashes.add(leaf.hash());
            ObjectNode line = leaves.addObject()
                    .put("month", MONTH.toString())
                    .put("sequence", 3)
                    .put("unit", unit)
                    .put("salt", salt.hex());
            line.set("balances", yuan(held));
            line.put("hash", leaf.hash().hex());
        }
        return Leaf.root(hashes);
    }

    private static ObjectNode yuan(SortedMap<String, Long> fen) {
        ObjectNode yuan = JSON.createObjectNode();
        fen.forEach((account, amount) -> yuan.put(account, Money.ofFen(amount).toString()));
        return yuan;
    }

    private static ObjectNode document(SignedSeal sealed) {
        Seal seal = sealed.seal();
        ObjectNode document = JSON.createObjectNode()
                .put("book", seal.book())
                .put("month", seal.month().toString())
                .put("sequence", seal.sequence())
                .put("head", seal.head().hex())
                .put("previous", seal.previous().hex())
                .put("leaves", seal.leaves().hex());
        document.set("totals", yuan(seal.totals()));
        return document.put("sealedAt", Instant.ofEpochMilli(seal.sealedAt()).toString())
                .put("key", seal.key().hex())
                .put("hash", seal.hash().hex())
                .put("signature", sealed.signature());
    }

    private static VerifyingKey key() throws GeneralSecurityException {
        return new VerifyingKey(KeyFactory.getInstance("Ed25519")
                .generatePublic(
                        new X509EncodedKeySpec(HexFormat.of().parseHex("302a300506032b6570032100" + PUBLIC_KEY))));
    }

    private static String sign(byte[] message) throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(
                        HexFormat.of().parseHex("302e020100300506032b657004220420" + PRIVATE_KEY)));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(message);
        return HexFormat.of().formatHex(signature.sign());
    }

    @Test
    void aSealIsItsSignersAndNobodyElses() throws GeneralSecurityException {
        Seal seal = new Seal(BOOK, MONTH, 3, Hash.ZERO, Hash.ZERO, Hash.ZERO, balances(), 1, key().id());
        String signature = sign(seal.message());
        assertThat(new SignedSeal(seal, signature).isSignedWith(key())).isTrue();
        Seal other = new Seal(BOOK, MONTH, 3, Hash.ZERO, Hash.ZERO, Hash.ZERO, balances(), 2, key().id());
        assertThat(new SignedSeal(other, signature).isSignedWith(key())).isFalse();
        Seal foreign = new Seal(BOOK, MONTH, 3, Hash.ZERO, Hash.ZERO, Hash.ZERO, balances(), 1, Hash.ZERO);
        assertThat(new SignedSeal(foreign, sign(foreign.message())).isSignedWith(key()))
                .isFalse();
        assertThat(new SignedSeal(seal, "0".repeat(128)).isSignedWith(key())).isFalse();
    }

    @Test
    void aKeyIsReadAsItIsWrittenAndNothingElseIs() throws GeneralSecurityException {
        assertThat(VerifyingKey.ofPem(key().pem()).id()).isEqualTo(key().id());
        for (String none :
                List.of("", key().pem().substring(5), "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----")) {
            assertThatThrownBy(() -> VerifyingKey.ofPem(none)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aHashHasOneWritingAlone() {
        for (String none : List.of("", "0", "A".repeat(64), "0".repeat(65), "g".repeat(64))) {
            assertThatThrownBy(() -> new Hash(none)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Hash.of(new Hash("0f".repeat(32)).bytes()).hex()).isEqualTo("0f".repeat(32));
    }

    @Test
    void aBalanceOfZeroIsLeftOutSoThatAListHasOneWritingAlone() {
        TreeMap<String, Long> zero = new TreeMap<>(Map.of("1002", 0L));
        assertThatThrownBy(() -> new Leaf(BOOK, MONTH, 3, "410222", Hash.ZERO, zero))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Seal(BOOK, MONTH, 3, Hash.ZERO, Hash.ZERO, Hash.ZERO, zero, 1, Hash.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesInAnotherOrderAreAnotherList() {
        Hash one = new Fields().text("one").hash();
        Hash two = new Fields().text("two").hash();
        assertThat(Leaf.root(List.of(one, two))).isNotEqualTo(Leaf.root(List.of(two, one)));
        assertThat(Leaf.root(List.of(one))).isNotEqualTo(Leaf.root(List.of(one, one)));
    }
}
