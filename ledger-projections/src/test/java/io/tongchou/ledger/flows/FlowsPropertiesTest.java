package io.tongchou.ledger.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.events.EntryImported;
import io.tongchou.ledger.flows.MoneyFlows.Flow;
import io.tongchou.ledger.flows.MoneyFlows.Part;
import io.tongchou.ledger.flows.MoneyFlows.Parts;
import io.tongchou.ledger.flows.MoneyFlows.Path;
import io.tongchou.ledger.journal.TestLedger;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Over random histories with entries of many legs and units, dated back and ahead, what the kept sums say is what comes of looking
 * at every entry. The blocks hold 4, 16, 64 and 256 events. A failure prints the seed.
 */
class FlowsPropertiesTest {

    private static final TestLedger LEDGER = TestLedger.open(4, 16, 64, 256);
    private static final MoneyFlows FLOWS = new MoneyFlows(LEDGER.source());
    private static final MonthlyResults RESULTS =
            new MonthlyResults(LEDGER.source(), new Figures(LEDGER.source(), LEDGER.clock(), Duration.ofMillis(500)));
    private static final LocalDate TODAY = LocalDate.of(2024, 6, 30);
    private static final List<UnitCode> UNITS =
            List.of(new UnitCode("410200"), new UnitCode("410202"), new UnitCode("410222"), UnitCode.RESERVE);
    private static final List<Account> ACCOUNTS = List.of(
            Account.TREASURY,
            Account.FISCAL_ACCOUNT,
            Account.ADVANCES,
            Account.SUSPENSE,
            Account.ACCUMULATED_BALANCE,
            Account.PREMIUMS,
            Account.BENEFITS);

    private static final List<String> PLACES = Arrays.stream(Account.values())
            .filter(MoneyFlows::isPlace)
            .map(Account::code)
            .toList();

    /** Every pair of legs of every entry of the days, looked at one by one. */
    private static final String PAIRS = """
            WITH leg AS (
                SELECT sequence, effective_on, unit::text, account::text, amount_fen > 0 AS debit, abs(amount_fen) AS fen,
                       sum(abs(amount_fen)) OVER (PARTITION BY sequence, unit, amount_fen > 0 ORDER BY leg) AS upto
                  FROM reading.entry JOIN reading.posting USING (book, sequence, effective_on)
                 WHERE book = :book AND sequence <= :sequence AND effective_on BETWEEN :from AND :asOf AND NOT closing
                   AND :unit IN ('', unit)
            ), pair AS (
                SELECT sequence, effective_on, unit, source.account AS source, target.account AS target,
                       least(source.upto, target.upto) - greatest(source.upto - source.fen, target.upto - target.fen) AS fen
                  FROM leg AS source JOIN leg AS target USING (sequence, effective_on, unit)
                 WHERE NOT source.debit AND target.debit
                   AND source.upto > target.upto - target.fen AND target.upto > source.upto - source.fen
                   AND (source.account IN (:places) OR target.account IN (:places))
            )
            """;

    private static final String EVERY_FLOW = PAIRS + """
            SELECT source, target, unit = 'RESERVE' AS of_reserve, sum(fen)::bigint AS fen,
                   count(DISTINCT sequence) AS entries
              FROM pair
             GROUP BY source, target, of_reserve
             ORDER BY source, target, of_reserve
            """;

    private static final String EVERY_ENTRY = PAIRS + """
            SELECT effective_on, sequence, unit, sum(fen)::bigint AS fen
              FROM pair
             WHERE source = :source AND target = :target AND (unit = 'RESERVE') = :ofReserve
             GROUP BY effective_on, sequence, unit
             ORDER BY effective_on, sequence, unit
            """;

    private static final String EVERY_RESULT = """
            SELECT min(effective_on) AS day, unit, account, sum(amount_fen)::bigint AS fen
              FROM reading.entry JOIN reading.posting USING (book, sequence, effective_on)
             WHERE book = :book AND sequence <= :sequence AND NOT closing AND account >= '4'
               AND effective_on BETWEEN date_trunc('year', :asOf::timestamp) AND :asOf
             GROUP BY date_trunc('month', effective_on::timestamp), unit, account
            HAVING sum(amount_fen) <> 0
            """;

    @Property(tries = 12)
    void keptSumsAreThoseOfEveryEntry(@ForAll long seed) {
        Random random = new Random(seed);
        BookId book = TestLedger.newBook();
        Instant at = Instant.parse("2023-12-31T16:00:00Z");
        long last = 0;
        int batches = 10 + random.nextInt(90);
        for (int i = 0; i < batches; i++) {
            List<Recorded> events = new ArrayList<>();
            for (int n = random.nextInt(8); n >= 0; n--) {
                events.add(random.nextInt(6) == 0 ? TestLedger.noEntry(day(random)) : entry(random));
            }
            at = at.plusMillis(1);
            last = LEDGER.record(book, at, events);
            if (random.nextInt(4) == 0) {
                LEDGER.project(1 + random.nextInt(40)); // often ends inside a batch
            }
        }
        LEDGER.projectAll();

        for (int i = 0; i < 40; i++) {
            Basis basis = new Basis(day(random), at, i == 0 ? last : 1 + random.nextLong(last), Optional.empty());
            LocalDate from = day(random);
            Optional<UnitCode> unit =
                    random.nextBoolean() ? Optional.empty() : Optional.of(UNITS.get(random.nextInt(UNITS.size())));
            List<Flow> flows = FLOWS.of(book, from, basis, unit);
            assertThat(flows)
                    .as("%s of %s from %s, seed %s", basis, unit, from, seed)
                    .isEqualTo(every(book, from, basis, unit));
            Path path = flows.isEmpty() || random.nextInt(5) == 0
                    ? new Path(account(random), account(random), random.nextBoolean())
                    : flows.get(random.nextInt(flows.size())).path();
            assertThat(parts(book, from, basis, unit, path, 1 + random.nextInt(20)))
                    .as("%s, %s of %s from %s, seed %s", path, basis, unit, from, seed)
                    .isEqualTo(everyPart(book, from, basis, unit, path));
            assertThat(RESULTS.of(book, new FiscalYear(basis.asOf().getYear()), basis))
                    .as("%s, seed %s", basis, seed)
                    .containsExactlyInAnyOrderElementsOf(everyResult(book, basis));
        }
    }

    /** Mostly a day of the last weeks, often the same, sometimes years back or tomorrow. */
    private static LocalDate day(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> TODAY.plusDays(1);
            case 1, 2 -> TODAY.minusDays(15);
            default -> TODAY.minusDays(random.nextInt(3) > 0 ? random.nextInt(40) : random.nextInt(1500));
        };
    }

    private static Recorded entry(Random random) {
        List<Posting> postings = new ArrayList<>();
        for (int pairs = random.nextInt(2) * random.nextInt(4); pairs >= 0; pairs--) {
            UnitCode unit = UNITS.get(random.nextInt(UNITS.size()));
            long fen = 2 + random.nextLong(random.nextBoolean() ? 10 : 1_000_000_000_000L);
            long part = 1 + random.nextLong(fen - 1);
            postings.add(Posting.debit(unit, account(random), Money.ofFen(part)));
            postings.add(Posting.credit(unit, account(random), Money.ofFen(fen)));
            postings.add(
                    random.nextInt(3) + random.nextInt(postings.size()) == 0 ? 0 : postings.size(),
                    Posting.debit(unit, account(random), Money.ofFen(fen - part)));
        }
        Recorded recorded = TestLedger.entry(day(random), postings.toArray(Posting[]::new));
        return random.nextInt(10) > 0
                ? recorded
                : new Recorded(
                        new EntryImported("1", "closing", true, List.of()), recorded.effectiveOn(), recorded.entry());
    }

    private static Account account(Random random) {
        return ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
    }

    private static List<Flow> every(BookId book, LocalDate from, Basis basis, Optional<UnitCode> unit) {
        return LEDGER.sql()
                .sql(EVERY_FLOW)
                .param("book", book.toString())
                .param("sequence", basis.sequence())
                .param("from", from)
                .param("asOf", basis.asOf())
                .param("unit", unit.map(UnitCode::code).orElse(""))
                .param("places", PLACES)
                .query((row, n) -> new Flow(
                        new Path(
                                Account.of(row.getString("source")),
                                Account.of(row.getString("target")),
                                row.getBoolean("of_reserve")),
                        Money.ofFen(row.getLong("fen")),
                        row.getLong("entries")))
                .list();
    }

    private static List<MonthlyResults.Row> everyResult(BookId book, Basis basis) {
        return LEDGER.sql()
                .sql(EVERY_RESULT)
                .param("book", book.toString())
                .param("sequence", basis.sequence())
                .param("asOf", basis.asOf())
                .query((row, n) -> {
                    Account account = Account.of(row.getString("account"));
                    Money debit = Money.ofFen(row.getLong("fen"));
                    return new MonthlyResults.Row(
                            YearMonth.from(row.getObject("day", LocalDate.class)),
                            new UnitCode(row.getString("unit")),
                            account,
                            account.kind() == Account.Kind.INCOME ? debit.negated() : debit);
                })
                .list();
    }

    private record Line(LocalDate day, long sequence, UnitCode unit, Money amount) {}

    private static List<Line> parts(
            BookId book, LocalDate from, Basis basis, Optional<UnitCode> unit, Path path, int limit) {
        List<Part> parts = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Parts page = FLOWS.entries(book, from, basis, unit, path, cursor, limit);
            parts.addAll(page.parts());
            cursor = page.next();
            assertThat(page.parts()).hasSizeLessThanOrEqualTo(limit);
        } while (cursor.isPresent());
        return parts.stream()
                .map(part -> new Line(part.effectiveOn(), part.sequence(), part.unit(), part.amount()))
                .toList();
    }

    private static List<Line> everyPart(BookId book, LocalDate from, Basis basis, Optional<UnitCode> unit, Path path) {
        return LEDGER.sql()
                .sql(EVERY_ENTRY)
                .param("book", book.toString())
                .param("sequence", basis.sequence())
                .param("from", from)
                .param("asOf", basis.asOf())
                .param("unit", unit.map(UnitCode::code).orElse(""))
                .param("places", PLACES)
                .param("source", path.source().code())
                .param("target", path.target().code())
                .param("ofReserve", path.ofReserve())
                .query((row, n) -> new Line(
                        row.getObject("effective_on", LocalDate.class),
                        row.getLong("sequence"),
                        new UnitCode(row.getString("unit")),
                        Money.ofFen(row.getLong("fen"))))
                .list();
    }
}
