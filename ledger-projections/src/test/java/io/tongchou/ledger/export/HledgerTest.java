package io.tongchou.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.StoredEvent;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.PoolUnit;
import io.tongchou.ledger.journal.TestLedger;
import io.tongchou.ledger.policy.PolicyCatalog;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.scenario.PlayedScenarios;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every city's scenario, recomputed by hledger from the export and held against our trial balances, to the fen. */
class HledgerTest {

    private static final int EVENTS_AT_ONCE = 25;
    private static final Instant FIRST = Instant.parse("2024-06-01T00:00:00Z");
    private static final TestLedger LEDGER = TestLedger.open(16, 64, 256);
    private static final Figures FIGURES = new Figures(LEDGER.source(), LEDGER.clock(), Duration.ofSeconds(5));
    private static final Export EXPORT = new Export(LEDGER.source());
    private static List<GivenBook> books = List.of();

    @TempDir
    private Path folder;

    @BeforeAll
    static void play() throws IOException {
        books = PlayedScenarios.books();
        for (GivenBook book : books) {
            List<Recorded> events =
                    book.history().stream().map(StoredEvent::recorded).toList();
            for (int i = 0; i < events.size(); i += EVENTS_AT_ONCE) {
                LEDGER.record(
                        book.state().id(),
                        FIRST.plusSeconds(i),
                        events.subList(i, Math.min(i + EVENTS_AT_ONCE, events.size())));
            }
        }
        LEDGER.setClock(Instant.parse("2099-12-31T04:00:00Z"));
        LEDGER.projectAll();
    }

    private static Map<UnitCode, String> units(GivenBook book) {
        Map<UnitCode, String> units = new LinkedHashMap<>();
        book.state().membersFrom(LocalDate.MIN).forEach(unit -> units.put(unit.code(), unit.name()));
        units.put(UnitCode.RESERVE, "风险储备金");
        return units;
    }

    private Path exported(GivenBook book, Moment moment, Optional<UnitCode> unit, Export.Names names)
            throws IOException {
        BookId id = book.state().id();
        Path journal = Files.createTempFile(folder, "book", ".journal");
        try (BufferedWriter out = Files.newBufferedWriter(journal)) {
            EXPORT.hledger(new Export.Asked(id, FIGURES.basis(id, moment), unit), units(book), names, out);
        }
        return journal;
    }

    /** Our balances of that day, called as hledger calls them. */
    private static Map<String, Money> ours(BookId book, Moment moment, Optional<UnitCode> unit) {
        Map<String, Money> balances = new TreeMap<>();
        FIGURES.trialBalance(book, moment, unit)
                .rows()
                .forEach(row -> balances.put(
                        row.unit() + ":" + row.account(), row.debit().minus(row.credit())));
        return balances;
    }

    /** Returns the number of months. */
    private int agreesAtEveryMonthsEnd(GivenBook book, Moment moment, Optional<UnitCode> unit) throws Exception {
        Map<YearMonth, Map<String, Money>> theirs = Hledger.balances(exported(book, moment, unit, Export.Names.CODES));
        for (Map.Entry<YearMonth, Map<String, Money>> month : theirs.entrySet()) {
            assertThat(month.getValue())
                    .as("%s %s %s", book.state().id(), unit, month.getKey())
                    .isEqualTo(
                            ours(book.state().id(), moment.asOf(month.getKey().atEndOfMonth()), unit));
        }
        return theirs.size();
    }

    @Test
    void theScenariosAreOfEveryCity() {
        assertThat(books.stream().map(book -> book.state().id().pool()).distinct())
                .containsExactlyInAnyOrderElementsOf(PolicyCatalog.shipped().all().stream()
                        .map(policy -> policy.pool())
                        .toList());
    }

    @Test
    void everyBookIsTheSameToHledgerAtEveryMonthsEnd() throws Exception {
        int months = 0;
        for (GivenBook book : books) {
            months += agreesAtEveryMonthsEnd(book, Moment.NOW, Optional.empty());
        }
        assertThat(months).isGreaterThan(100);
    }

    @Test
    void everyBookIsTheSameToHledgerAsItWasKnownBefore() throws Exception {
        for (GivenBook book : books) {
            int events = book.history().size();
            for (int part = 1; part <= 3; part++) {
                Instant knownAt = FIRST.plusSeconds((long) events * part / 4);
                agreesAtEveryMonthsEnd(book, Moment.NOW.knownAt(knownAt), Optional.empty());
            }
        }
    }

    @Test
    void aUnitsLegsAreABookOfTheirOwn() throws Exception {
        for (GivenBook book : books) {
            BookId id = book.state().id();
            UnitCode unit = FIGURES.trialBalance(id, Moment.NOW, Optional.empty())
                    .rows()
                    .getFirst()
                    .unit();
            assertThat(agreesAtEveryMonthsEnd(book, Moment.NOW, Optional.of(unit)))
                    .isPositive();
            assertThat(Hledger.run(
                            exported(book, Moment.NOW, Optional.of(unit), Export.Names.CODES),
                            "hledger",
                            "accounts",
                            "--used"))
                    .matches("(" + unit + ":.*\\n)+");
        }
    }

    @Test
    void everyBookAddsUpFromItsLines() throws IOException {
        for (GivenBook book : books) {
            BookId id = book.state().id();
            StringWriter lines = new StringWriter();
            EXPORT.ndjson(new Export.Asked(id, FIGURES.basis(id, Moment.NOW), Optional.empty()), lines);
            Map<String, Money> sums = new TreeMap<>();
            for (String line : lines.toString().lines().skip(1).toList()) {
                for (JsonNode leg : new ObjectMapper().readTree(line).get("postings")) {
                    sums.merge(
                            leg.get("unit").textValue() + ":"
                                    + leg.get("account").textValue(),
                            Money.parse(leg.get("amount").textValue()),
                            Money::plus);
                }
            }
            sums.values().removeIf(Money::isZero);
            assertThat(sums).as(id.toString()).isEqualTo(ours(id, Moment.NOW, Optional.empty()));
        }
    }

    @Test
    void everyJournalIsStrictlyValidAndInOrder() throws Exception {
        for (GivenBook book : books) {
            for (Export.Names names : Export.Names.values()) {
                Path journal = exported(book, Moment.NOW, Optional.empty(), names);
                Hledger.run(journal, "hledger", "check", "--strict", "ordereddates");
                long entries = book.history().stream()
                        .filter(event -> event.recorded().entry().isPresent())
                        .count();
                assertThat(Hledger.run(journal, "hledger", "stats"))
                        .containsPattern("Transactions +: " + entries + " ");
            }
        }
    }

    @Test
    void chineseNamesTellUnitAndAccount() throws Exception {
        GivenBook kaifeng = books.stream()
                .filter(book -> book.state().id().toString().equals("410200/310"))
                .findFirst()
                .orElseThrow();
        String name = kaifeng.state().membersFrom(LocalDate.MIN).stream()
                .filter(unit -> unit.code().code().equals("410222"))
                .map(PoolUnit::name)
                .findFirst()
                .orElseThrow();
        assertThat(Hledger.run(
                        exported(kaifeng, Moment.NOW, Optional.empty(), Export.Names.ZH),
                        "hledger",
                        "accounts",
                        "--used"))
                .contains("410222 " + name + ":1003.01 财政专户存款·活期\n");
    }

    @Test
    void bothDatesTheVoucherAndWhoMadeItAreThere() throws Exception {
        BookId book = TestLedger.newBook();
        UnitCode unit = book.pool().cityLevel();
        LEDGER.record(
                book,
                Instant.parse("2024-06-02T17:00:00Z"), // the 3rd in Shanghai
                List.of(TestLedger.entry(
                        LocalDate.of(2024, 5, 31),
                        Posting.debit(unit, Account.COLLECTED_NOT_REMITTED, Money.parse("12.30")),
                        Posting.credit(unit, Account.PREMIUMS, Money.parse("12.30"))
                                .of(Item.EMPLOYER))));
        LEDGER.projectAll();
        StringWriter written = new StringWriter();
        Export.Asked asked = new Export.Asked(
                book, FIGURES.basis(book, Moment.NOW.asOf(LocalDate.of(2024, 6, 1))), Optional.empty());
        EXPORT.hledger(asked, Map.of(unit, "x"), Export.Names.CODES, written);
        assertThat(written.toString()).endsWith("""

                        2024-05-31=2024-06-03 (7) MonthClosed command-1  ; sequence:1, maker:tax, checker:city-head, document:D-1, policy:kaifeng-2020-59, clause:三(一)
                            UNIT:1002  CNY 12.30
                            UNIT:4001  CNY -12.30  ; item:EMPLOYER
                        """.replace("UNIT", unit.code()));
        StringWriter lines = new StringWriter();
        EXPORT.ndjson(asked, lines);
        assertThat(lines.toString().lines().skip(1))
                .containsExactly(
                        "{\"sequence\":1,\"effectiveOn\":\"2024-05-31\",\"recordedAt\":\"2024-06-02T17:00:00Z\","
                                + "\"voucher\":7,\"event\":\"MonthClosed\",\"command\":\"command-1\",\"maker\":\"tax\","
                                + "\"checker\":\"city-head\",\"document\":\"D-1\",\"policy\":\"kaifeng-2020-59\","
                                + "\"clause\":\"三(一)\",\"postings\":["
                                + "{\"unit\":\"%s\",\"account\":\"1002\",\"amount\":\"12.30\"},".formatted(unit)
                                + "{\"unit\":\"%s\",\"account\":\"4001\",\"amount\":\"-12.30\",\"item\":\"EMPLOYER\"}]}"
                                        .formatted(unit));
        assertThat(lines.toString().lines().findFirst().orElseThrow())
                .startsWith("{\"book\":\"" + book + "\",\"to\":\"2024-06-01\",\"knownAt\":\"2024-06-02T17:00:00Z\",")
                .contains("\"sequence\":1,\"head\":\"e3b0c442");
    }

    @Test
    void noTextThatCameInIsTakenForMoreThanWords() throws Exception {
        UnitCode unit = new UnitCode("410222");
        String hostile = "x ;date:2020-99-99, date2:1]|郑政[2011]100号[=2011/13/45]\n    1002  CNY 5\n; (a) ! *  b";
        Path journal = folder.resolve("hostile.journal");
        try (BufferedWriter out = Files.newBufferedWriter(journal)) {
            HledgerJournal lines = new HledgerJournal(Map.of(unit, "某县:  (甲);乙 "), Export.Names.ZH, out);
            BookId book = BookId.parse("410200/310");
            lines.begin(
                    new Export.Asked(
                            book, new Basis(LocalDate.of(2021, 1, 1), FIRST, 1, Optional.empty()), Optional.of(unit)),
                    "");
            lines.add(new ExportedEntry(
                    1,
                    LocalDate.of(2021, 1, 1),
                    FIRST,
                    1,
                    "EntryReversed",
                    hostile,
                    hostile,
                    Optional.of(hostile),
                    Optional.of(hostile),
                    Optional.of(hostile),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(hostile),
                    Optional.of(hostile),
                    Optional.of(hostile),
                    List.of(
                            Posting.debit(unit, Account.COLLECTED_NOT_REMITTED, Money.ofFen(Long.MAX_VALUE)),
                            Posting.credit(unit, Account.PREMIUMS, Money.ofFen(Long.MAX_VALUE)))));
        }
        Hledger.run(journal, "hledger", "check", "--strict", "ordereddates");
        assertThat(Hledger.balances(journal).get(YearMonth.of(2021, 1)))
                .hasSize(2)
                .containsEntry("410222 某县： (甲)；乙:1002 待解缴社会保险费", Money.ofFen(Long.MAX_VALUE));
        assertThat(Hledger.run(journal, "ledger", "--pedantic", "balance")).contains("92233720368547758.07");
    }
}
