package io.tongchou.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.vocabulary.BookId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs of the scenarios' years as they are, and after everything that can be done to one. */
class ScenarioPacksTest {

    private static final BookId KAIFENG = BookId.parse("410200/310");

    @TempDir
    private static Path directory;

    private static SealingKey city;
    private static Path key;
    private static PackInHand whole;

    @BeforeAll
    static void theYearsArePlayedAndSealed() throws IOException, SQLException, InterruptedException {
        city = ScenariosInHouse.part(SealedWith.class).key().orElseThrow();
        key = Files.writeString(directory.resolve("city.pem"), city.verifying().pem());
        ScenariosInHouse.books();
        whole = PackInHand.of(ScenariosInHouse.pack(KAIFENG, directory));
    }

    private static Said said(PackInHand pack, String... more) throws IOException {
        Path file = pack.write(directory.resolve("handed-on.zip"));
        String[] arguments = new String[2 + more.length];
        arguments[0] = file.toString();
        arguments[1] = "--key=" + key;
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Said.of(arguments);
    }

    /** Not even the city's own signature under the manifest makes it pass; the first event is named. */
    private static String found(PackInHand pack, long first) throws IOException {
        Said said = said(pack.signed(city));
        assertThat(said.exit()).as(said.text()).isEqualTo(1);
        assertThat(said.text()).contains("The first event where something does not fit is " + first + ".");
        return said.text();
    }

    private static String found(PackInHand pack) throws IOException {
        Said said = said(pack);
        assertThat(said.exit()).as(said.text()).isEqualTo(1);
        return said.text();
    }

    /** The event that closed the month at that place, from 0. */
    private static long close(int place) throws IOException {
        return whole.json("seals.json").at("/seals/" + place + "/sequence").longValue();
    }

    @Test
    void thePackOfEveryCitysEveryBookIsClean() throws IOException, SQLException, InterruptedException {
        List<BookId> books = ScenariosInHouse.books();
        assertThat(books.stream().map(BookId::pool).distinct()).hasSize(5);
        int closes = 0;
        for (BookId book : books) {
            Path pack = ScenariosInHouse.pack(book, directory);
            Said said = Said.of(pack.toString(), "--key=" + key);
            assertThat(said.exit()).as(said.text()).isZero();
            assertThat(said.text()).contains("CLEAN").contains("one chain");
            closes += PackInHand.of(pack).json("seals.json").get("seals").size();
        }
        assertThat(closes).isGreaterThan(100);
    }

    @Test
    void aChangedPayloadIsFoundAtItsEvent() throws IOException {
        found(
                whole.copy().events(events -> {
                    ObjectNode event = events.get(20);
                    event.put("payload", event.get("payload").textValue().replaceFirst("[1-9]", "0"));
                    return events;
                }),
                21);
    }

    @Test
    void aRemovedEventIsFoundWhereItStood() throws IOException {
        assertThat(found(
                        whole.copy().events(events -> {
                            events.remove(20);
                            return events;
                        }),
                        21))
                .contains("event 21: is missing");
    }

    @Test
    void swappedEventsAreFoundAtTheFirstOfThem() throws IOException {
        found(
                whole.copy().events(events -> {
                    Collections.swap(events, 20, 21);
                    return events;
                }),
                21);
    }

    @Test
    void anInsertedEventIsFoundWhereItStands() throws IOException {
        found(
                whole.copy().events(events -> {
                    events.add(20, events.get(15).deepCopy().put("sequence", 21));
                    return events;
                }),
                21);
    }

    @Test
    void removedEventsAtTheEndAreFound() throws IOException {
        found(whole.copy().events(events -> events.subList(0, events.size() - 1)));
    }

    @Test
    void whereAllHashesAreRecomputedTheNextSealTellsThatSomethingBeforeItWasChanged() throws IOException {
        long first = close(0);
        long second = close(1);
        assertThat(second).isGreaterThan(first + 1);
        String text = found(
                whole.copy()
                        .events(events -> {
                            ObjectNode event = events.get((int) first);
                            event.put(
                                    "metadata",
                                    event.get("metadata").textValue().replace("}", ",\"note\":\"x\"}"));
                            return events;
                        })
                        .rechained(),
                first + 1);
        assertThat(text).contains("up to event " + second);
    }

    @Test
    void whereNoSealFollowsTheHeadOfAnAnswerTells() throws IOException {
        int last = whole.json("manifest.json").get("to").intValue();
        long sealed = close(whole.json("seals.json").get("seals").size() - 1);
        assertThat((long) last).as("events after the last close").isGreaterThan(sealed);
        String head =
                "--head=" + last + ":" + whole.json("manifest.json").get("head").textValue();
        assertThat(said(whole, head).exit()).isZero();
        PackInHand changed = whole.copy()
                .events(events -> {
                    ObjectNode event = events.get(last - 1);
                    event.put("metadata", event.get("metadata").textValue().replace("}", ",\"note\":\"x\"}"));
                    return events;
                })
                .rechained()
                .signed(city);
        Said blind = said(changed);
        assertThat(blind.exit())
                .as("whoever has the key and no answer to fear is not found")
                .isZero();
        assertThat(blind.text()).contains("not checked: whether events " + (sealed + 1) + " to " + last);
        Said seeing = said(changed, head);
        assertThat(seeing.exit()).isEqualTo(1);
        assertThat(seeing.text()).contains("the answer that you hold names");
    }

    @Test
    void aRemovedSealIsFound() throws IOException {
        int seals = whole.json("seals.json").get("seals").size();
        for (int place : List.of(0, 3, seals - 1)) {
            found(
                    whole.copy().document("seals.json", document -> ((ArrayNode) document.get("seals")).remove(place)),
                    close(place));
        }
    }

    @Test
    void aSealOfAnotherKeyIsFound() throws IOException {
        SealingKey other = SealingKey.keptIn(directory);
        String text = found(
                whole.copy().document("seals.json", document -> {
                    ObjectNode seal = (ObjectNode) document.at("/seals/2");
                    seal.put("key", other.verifying().id().hex());
                    seal.put(
                            "hash", SealsOverHttpTest.signed(seal).seal().hash().hex());
                    seal.put(
                            "signature",
                            other.sign(SealsOverHttpTest.signed(seal).seal()).signature());
                }),
                close(2));
        assertThat(text).contains("which is not among those given");
    }

    @Test
    void aPackThatIsAnothersWholeIsFound() throws IOException {
        SealingKey other = SealingKey.keptIn(directory);
        assertThat(found(whole.copy().signed(other))).contains("not signed with any of the keys given");
    }

    @Test
    void anAlteredTotalOfASealIsFound() throws IOException {
        String text = found(
                whole.copy().document("seals.json", document -> {
                    ObjectNode seal = (ObjectNode) document.at("/seals/1");
                    ((ObjectNode) seal.get("totals")).put("1003.01", "1.00");
                    seal.put(
                            "hash", SealsOverHttpTest.signed(seal).seal().hash().hex());
                }),
                close(1));
        assertThat(text).contains("is not what was signed").contains("totals of");
    }

    @Test
    void alteredAndLeftOutLeavesAreFound() throws IOException {
        String file = "leaves.ndjson";
        long close = close(0);
        assertThat(found(
                        whole.copy().lines(file, leaves -> {
                            ((ObjectNode) leaves.get(1).get("balances")).put("1003.01", "12345.67");
                            return leaves;
                        }),
                        close))
                .contains("of another list")
                .contains("but the legs of all entries come to");
        found(whole.copy().lines(file, leaves -> leaves.subList(1, leaves.size())), close);
        found(
                whole.copy().lines(file, leaves -> {
                    Collections.swap(leaves, 0, 1);
                    return leaves;
                }),
                close);
        found(
                whole.copy().lines(file, leaves -> {
                    leaves.getFirst().put("salt", "0".repeat(64));
                    return leaves;
                }),
                close);
    }

    @Test
    void alteredFiguresOfStatementsAreFound() throws IOException {
        List<String> statements = whole.files.keySet().stream()
                .filter(name -> name.startsWith("statements/"))
                .toList();
        int altered = 0;
        for (String name : statements.subList(15, 18)) {
            if (name.endsWith("trial-balance.json")) {
                altered += altered(name, "rows", "debit");
                altered += altered(name, "rows", "credit");
            } else {
                altered += altered(name, "lines", "amounts");
            }
        }
        assertThat(altered).isGreaterThan(30);
    }

    private static int altered(String name, String list, String field) throws IOException {
        int many = whole.json(name).get(list).size();
        int altered = 0;
        for (int i = 0; i < many; i += 4) {
            int place = i;
            PackInHand pack = whole.copy().document(name, document -> {
                ObjectNode line = (ObjectNode) document.get(list).get(place);
                if (line.get(field).isArray()) {
                    ArrayNode amounts = (ArrayNode) line.get(field);
                    IntStream.range(0, amounts.size())
                            .forEach(column -> amounts.set(
                                    column,
                                    "7" + amounts.get(column).textValue().replace("-", "")));
                } else {
                    line.put(field, "7" + line.get(field).textValue());
                }
            });
            if (!pack.json(name).equals(whole.json(name))) {
                altered++;
                assertThat(found(pack.signed(city))).contains(name);
            }
        }
        return altered;
    }

    @Test
    void anAlteredPolicyIsFound() throws IOException {
        String policy = whole.files.keySet().stream()
                .filter(name -> name.startsWith("policies/"))
                .findFirst()
                .orElseThrow();
        assertThat(found(whole.copy()
                        .document(policy, document -> document.put("document", "别的文号"))
                        .signed(city)))
                .contains("adopted another policy");
    }

    @Test
    void filesThatAreMissingAddedOrNotAsListedAreFound() throws IOException {
        PackInHand missing = whole.copy();
        missing.files.remove("README.txt");
        assertThat(found(missing)).contains("README.txt is missing");
        PackInHand added = whole.copy();
        added.files.put("more.txt", new byte[] {1});
        assertThat(found(added)).contains("more.txt is not in the manifest");
        PackInHand other = whole.copy();
        other.files.put("README.txt", new byte[] {1});
        assertThat(found(other)).contains("README.txt is not the one");
        PackInHand consistent = other.copy();
        consistent.signed(city).files.put("manifest.sig", whole.files.get("manifest.sig"));
        assertThat(found(consistent)).contains("not signed with any of the keys given");
        for (String name : List.of(
                "events.ndjson",
                "seals.json",
                "leaves.ndjson",
                "test-vectors.json",
                "manifest.json",
                "manifest.sig",
                whole.files.keySet().stream()
                        .filter(file -> file.endsWith("trial-balance.json"))
                        .findFirst()
                        .orElseThrow())) {
            PackInHand without = whole.copy();
            without.files.remove(name);
            found(without);
            PackInHand empty = whole.copy();
            empty.files.put(name, new byte[0]);
            found(empty);
        }
    }

    /** Whichever byte of whichever file is another one, the pack is not clean; and nothing but a plain sentence is said. */
    @Test
    void noByteOfAnyFileCanBeChanged() throws IOException {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        List<String> names = List.copyOf(whole.files.keySet());
        for (int run = 0; run < 100; run++) {
            PackInHand pack = whole.copy();
            String name = names.get(random.nextInt(names.size()));
            byte[] bytes = pack.files.get(name).clone();
            int place = random.nextInt(bytes.length);
            bytes[place] ^= (byte) (1 + random.nextInt(255));
            pack.files.put(name, bytes);
            Said said = said(pack);
            assertThat(said.exit())
                    .as("byte %d of %s, seed %d: %s", place, name, seed, said.text())
                    .isEqualTo(1);
            assertThat(said.text()).doesNotContain("Exception").doesNotContain("\tat ");
        }
    }

    @Test
    void whatIsNoPackIsSaidToBeNone() throws IOException {
        Path none = Files.writeString(directory.resolve("none.zip"), "no pack");
        for (Said said : List.of(
                Said.of(none.toString(), "--key=" + key),
                Said.of(directory.resolve("nowhere.zip").toString(), "--key=" + key),
                Said.of(none.toString()),
                Said.of(none.toString(), "--key=" + none),
                Said.of(none.toString(), "--key=" + key, "--head=x"),
                Said.of(none.toString(), "--key=" + key, "--nothing"),
                Said.of("county", directory.resolve("nowhere.json").toString(), "--key=" + key))) {
            assertThat(said.exit()).isEqualTo(2);
            assertThat(said.text()).isNotBlank().doesNotContain("\tat ");
        }
        byte[] cut = Files.readAllBytes(whole.write(directory.resolve("cut.zip")));
        Files.write(directory.resolve("cut.zip"), Arrays.copyOf(cut, cut.length / 2));
        assertThat(Said.of(directory.resolve("cut.zip").toString(), "--key=" + key)
                        .exit())
                .isEqualTo(2);
    }
}
