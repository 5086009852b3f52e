package io.tongchou.ledger.balances;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.journal.TestLedger;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Over random histories with backdating, the figures are those of someone who adds all postings up by hand. The blocks hold 4,
 * 16, 64 and 256 events, so that a history of some hundred crosses the borders of the levels many times. A failure prints the
 * seed.
 */
class FiguresPropertiesTest {

    private static final TestLedger LEDGER = TestLedger.open(4, 16, 64, 256);
    private static final List<UnitCode> UNITS =
            List.of(new UnitCode("410200"), new UnitCode("410202"), new UnitCode("410222"), UnitCode.RESERVE);
    private static final List<Account> ACCOUNTS = List.of(
            Account.TREASURY, Account.FISCAL_ACCOUNT, Account.ACCUMULATED_BALANCE, Account.PREMIUMS, Account.BENEFITS);

    @Property(tries = 15)
    void figuresAreSumsOfPostings(@ForAll long seed) {
        Random random = new Random(seed);
        History history = new History(random);
        Figures figures = new Figures(LEDGER.source(), LEDGER.clock(), Duration.ofMillis(500));
        Map<Moment, TrialBalance> answered = new LinkedHashMap<>();
        int batches = 20 + random.nextInt(160);
        for (int i = 0; i < batches; i++) {
            history.addBatch();
            if (random.nextInt(4) == 0) {
                LEDGER.project(1 + random.nextInt(40)); // often ends inside a batch
            }
            if (random.nextInt(20) == 0 && history.isKnown(figures)) {
                Moment moment = random.nextBoolean() ? Moment.NOW : Moment.NOW.asOf(history.day());
                TrialBalance now = figures.trialBalance(history.book, moment, Optional.empty());
                history.check(now);
                answered.put(
                        Moment.NOW.asOf(now.basis().asOf()).knownAt(now.basis().knownAt()), now);
            }
        }
        LEDGER.projectAll();

        answered.forEach((moment, then) -> {
            TrialBalance again = figures.trialBalance(history.book, moment, Optional.empty());
            assertThat(again).as("asked again, seed %s", seed).isEqualTo(then);
        });
        for (int i = 0; i < 20; i++) {
            Moment moment = Moment.NOW.asOf(history.day()).knownAt(history.instant());
            history.check(figures.trialBalance(history.book, moment, Optional.empty()));
            history.checkOne(figures, moment);
            history.checkEntries(figures, moment);
            Moment other = Moment.NOW.asOf(history.day()).knownAt(history.instant());
            history.checkDivergence(figures, moment, other);
        }
    }

    /** One book of some two thousand events, and every predicate that figures are asked with, alone and combined. */
    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE)
    void tenThousandQuestions(@ForAll long seed) {
        System.out.println("ten thousand questions, seed " + seed);
        Random random = new Random(seed);
        History history = new History(random);
        for (int i = 0; i < 450; i++) {
            history.addBatch();
        }
        LEDGER.projectAll();
        Figures figures = new Figures(LEDGER.source(), LEDGER.clock(), Duration.ofMillis(500));
        for (int i = 0; i < 10_000; i++) {
            Moment moment = Moment.NOW.asOf(history.day()).knownAt(history.instant());
            switch (i % 10) {
                case 0, 1 -> history.checkEntries(figures, moment);
                case 2, 3 -> history.checkTrialBalance(figures, moment);
                default -> history.checkBalances(figures, moment);
            }
        }
    }

    private static final class History {

        /** Page by page and each once, they add up to the differences of all balances, and of one account's alone. */
        void checkDivergence(Figures figures, Moment one, Moment other) {
            Divergence divergence = new Divergence(LEDGER.source(), random.nextInt(100));
            Basis from = figures.basis(book, one);
            Basis to = figures.basis(book, other);
            Map<NaiveBooks.Key, Long> differences = naive.balances(to.asOf(), to.knownAt());
            naive.balances(from.asOf(), from.knownAt())
                    .forEach((key, fen) -> differences.merge(key, -fen, Math::addExact));
            differences.values().removeIf(fen -> fen == 0);
            Map<NaiveBooks.Key, Long> sums = new TreeMap<>(NaiveBooks.Key.ORDER);
            List<String> seen = new ArrayList<>();
            Optional<UnitCode> unit =
                    random.nextBoolean() ? Optional.empty() : Optional.of(UNITS.get(random.nextInt(UNITS.size())));
            Set<Account> accounts =
                    random.nextBoolean() ? Set.copyOf(ACCOUNTS) : Set.of(ACCOUNTS.get(random.nextInt(ACCOUNTS.size())));
            Optional<String> cursor = Optional.empty();
            do {
                Divergence.Page page =
                        divergence.of(book, from, to, new Divergence.Filter(unit, accounts, true, cursor, 17));
                page.lines().forEach(line -> {
                    sums.merge(
                            new NaiveBooks.Key(line.unit(), line.account()),
                            line.amount().fen(),
                            Math::addExact);
                    seen.add(line.sequence() + "/" + line.leg());
                });
                cursor = page.next();
            } while (cursor.isPresent());
            sums.values().removeIf(fen -> fen == 0);
            differences
                    .keySet()
                    .removeIf(key -> unit.filter(any -> !any.equals(key.unit())).isPresent()
                            || !accounts.contains(key.account()));
            assertThat(sums).as("%s to %s", from, to).isEqualTo(differences);
            assertThat(seen).doesNotHaveDuplicates();
        }

        private final BookId book = TestLedger.newBook();
        private final NaiveBooks naive = new NaiveBooks();
        private final Random random;
        private final List<Instant> instants = new ArrayList<>();
        private Instant at = Instant.parse("2023-12-31T16:00:00Z");

        History(Random random) {
            this.random = random;
        }

        /** Mostly a day of the last weeks, often the same, sometimes years back or tomorrow. */
        LocalDate day() {
            LocalDate today = LocalDate.of(2024, 6, 30);
            switch (random.nextInt(10)) {
                case 0:
                    return today.plusDays(1);
                case 1, 2:
                    return today.minusDays(15);
                default:
            }
            return today.minusDays(random.nextInt(3) > 0 ? random.nextInt(40) : random.nextInt(1500));
        }

        /** An instant of recording, or one just beside it. */
        Instant instant() {
            int batch = random.nextInt(instants.size());
            return instants.get(batch).plusMillis(random.nextInt(3) - (batch == 0 ? 0 : 1));
        }

        void addBatch() {
            at = at.plusMillis(1 + random.nextInt(3));
            List<Recorded> events = new ArrayList<>();
            int n = 1 + random.nextInt(8);
            for (int i = 0; i < n; i++) {
                events.add(random.nextInt(5) == 0 ? TestLedger.noEntry(day()) : TestLedger.entry(day(), postings()));
            }
            naive.record(at, events);
            instants.add(at);
            assertThat(LEDGER.record(book, at, events)).isEqualTo(naive.events());
        }

        private Posting[] postings() {
            List<Posting> postings = new ArrayList<>();
            int pairs = 1 + random.nextInt(3);
            for (int i = 0; i < pairs; i++) {
                UnitCode unit = UNITS.get(random.nextInt(UNITS.size()));
                Money amount = Money.ofFen(
                        random.nextInt(5) == 0 ? random.nextInt(3) - 1 : random.nextLong(1_000_000_000_000L));
                postings.add(Posting.debit(unit, account(), amount));
                postings.add(Posting.credit(unit, account(), amount));
            }
            return postings.toArray(Posting[]::new);
        }

        private Account account() {
            return ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        }

        boolean isKnown(Figures figures) {
            return LEDGER.sql()
                            .sql("SELECT count(*) FROM reading.known_at WHERE book = ?")
                            .param(book.toString())
                            .query(Long.class)
                            .single()
                    > 1;
        }

        void check(TrialBalance answer) {
            Map<NaiveBooks.Key, Long> rows = new LinkedHashMap<>();
            answer.rows()
                    .forEach(row -> rows.put(
                            new NaiveBooks.Key(row.unit(), row.account()),
                            row.debit().minus(row.credit()).fen()));
            Map<NaiveBooks.Key, Long> expected =
                    naive.balances(answer.basis().asOf(), answer.basis().knownAt());
            assertThat(new ArrayList<>(rows.entrySet())).isEqualTo(new ArrayList<>(expected.entrySet()));
            assertThat(answer.debit()).isEqualTo(answer.credit());
        }

        void checkOne(Figures figures, Moment moment) {
            UnitCode unit = UNITS.get(random.nextInt(UNITS.size()));
            Account account = account();
            Balances balances = figures.balances(book, moment, Optional.of(unit), Optional.of(account));
            Map<NaiveBooks.Key, Long> expected =
                    naive.balances(moment.asOf().orElseThrow(), moment.knownAt().orElseThrow());
            assertThat(balances.rows())
                    .singleElement()
                    .satisfies(row -> assertThat(row.balance().fen())
                            .isEqualTo(expected.getOrDefault(new NaiveBooks.Key(unit, account), 0L)));
            Map<NaiveBooks.Key, Long> ofUnit = new TreeMap<>(NaiveBooks.Key.ORDER);
            ofUnit.putAll(expected);
            ofUnit.keySet().removeIf(key -> !key.unit().equals(unit));
            assertThat(figures.balances(book, moment, Optional.of(unit), Optional.empty())
                            .rows())
                    .extracting(row -> row.balance().fen())
                    .containsExactlyElementsOf(ofUnit.values());
        }

        /** Of one unit or all, of one account or all. */
        void checkBalances(Figures figures, Moment moment) {
            Optional<UnitCode> unit = some(UNITS.get(random.nextInt(UNITS.size())));
            Optional<Account> account = some(account());
            Balances answer = figures.balances(book, moment, unit, account);
            Map<NaiveBooks.Key, Long> expected = expected(answer.basis(), unit, account);
            if (unit.isPresent() && account.isPresent()) {
                expected.putIfAbsent(new NaiveBooks.Key(unit.get(), account.get()), 0L);
            }
            Map<NaiveBooks.Key, Long> rows = new LinkedHashMap<>();
            answer.rows()
                    .forEach(row -> rows.put(
                            new NaiveBooks.Key(row.unit(), row.account()),
                            row.balance().fen()));
            assertThat(new ArrayList<>(rows.entrySet()))
                    .as("%s of %s, %s", unit, account, moment)
                    .isEqualTo(new ArrayList<>(expected.entrySet()));
        }

        void checkTrialBalance(Figures figures, Moment moment) {
            Optional<UnitCode> unit = some(UNITS.get(random.nextInt(UNITS.size())));
            TrialBalance answer = figures.trialBalance(book, moment, unit);
            assertThat(answer.rows())
                    .as("%s, %s", unit, moment)
                    .extracting(row -> Map.entry(
                            new NaiveBooks.Key(row.unit(), row.account()),
                            row.debit().minus(row.credit()).fen()))
                    .containsExactlyElementsOf(
                            expected(answer.basis(), unit, Optional.empty()).entrySet());
            assertThat(answer.debit()).isEqualTo(answer.credit());
        }

        private Map<NaiveBooks.Key, Long> expected(Basis basis, Optional<UnitCode> unit, Optional<Account> account) {
            Map<NaiveBooks.Key, Long> expected = naive.balances(basis.asOf(), basis.knownAt());
            expected.keySet()
                    .removeIf(key -> unit.filter(key.unit()::equals).isEmpty() && unit.isPresent()
                            || account.filter(key.account()::equals).isEmpty() && account.isPresent());
            return expected;
        }

        void checkEntries(Figures figures, Moment moment) {
            Optional<UnitCode> unit = some(UNITS.get(random.nextInt(UNITS.size())));
            Optional<Account> account = some(account());
            Optional<LocalDate> from =
                    some(day()).filter(day -> !day.isAfter(moment.asOf().orElseThrow()));
            List<NaiveBooks.Line> expected =
                    naive.lines(moment.asOf().orElseThrow(), moment.knownAt().orElseThrow()).stream()
                            .filter(line -> unit.isEmpty() || line.key().unit().equals(unit.get()))
                            .filter(line -> account.isEmpty() || line.key().account() == account.get())
                            .filter(line -> from.isEmpty() || !line.day().isBefore(from.get()))
                            .toList();
            List<NaiveBooks.Line> lines = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            int limit = 3 + random.nextInt(3) * 70;
            do {
                EntriesPage page =
                        figures.entries(book, moment, new EntriesPage.Filter(unit, account, from, cursor, limit));
                page.lines()
                        .forEach(line -> lines.add(new NaiveBooks.Line(
                                line.effectiveOn(),
                                line.sequence(),
                                line.leg(),
                                new NaiveBooks.Key(line.unit(), line.account()),
                                line.amount().fen(),
                                line.balance().fen())));
                cursor = page.next();
            } while (cursor.isPresent() && lines.size() < 60);
            assertThat(lines).isEqualTo(expected.subList(0, cursor.isPresent() ? lines.size() : expected.size()));
        }

        private <T> Optional<T> some(T value) {
            return random.nextBoolean() ? Optional.of(value) : Optional.empty();
        }
    }
}
