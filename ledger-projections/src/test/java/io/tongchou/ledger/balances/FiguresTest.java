package io.tongchou.ledger.balances;

import static io.tongchou.ledger.journal.TestLedger.entry;
import static io.tongchou.ledger.journal.TestLedger.noEntry;
import static io.tongchou.ledger.vocabulary.Account.FISCAL_ACCOUNT;
import static io.tongchou.ledger.vocabulary.Account.PREMIUMS;
import static io.tongchou.ledger.vocabulary.Account.RISK_RESERVE;
import static io.tongchou.ledger.vocabulary.Account.TREASURY;
import static io.tongchou.ledger.vocabulary.Posting.credit;
import static io.tongchou.ledger.vocabulary.Posting.debit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongchou.ledger.journal.TestLedger;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class FiguresTest {

    private static final TestLedger LEDGER = TestLedger.open();
    private static final UnitCode CITY = new UnitCode("410200");
    private static final UnitCode LANKAO = new UnitCode("410225");
    private static final Optional<UnitCode> ALL = Optional.empty();
    private static final Instant T1 = Instant.parse("2024-03-01T02:00:00Z");
    private static final Instant T2 = Instant.parse("2024-03-05T02:00:00Z");
    private static final Instant T3 = Instant.parse("2024-04-02T02:00:00.001Z");

    private final Figures figures = new Figures(LEDGER.source(), LEDGER.clock(), Duration.ofMillis(300));
    private final BookId book = TestLedger.newBook();

    @BeforeEach
    void noon() {
        LEDGER.setClock(Instant.parse("2024-06-30T04:00:00Z"));
    }

    /** Premiums of two units in March, a remittance, and in April a late fact for February and one for tomorrow. */
    private void aSpring() {
        LEDGER.record(
                book,
                T1,
                List.of(
                        noEntry(day("2024-03-01")),
                        entry(
                                day("2024-03-01"),
                                debit(LANKAO, TREASURY, yuan("100.00")),
                                credit(LANKAO, PREMIUMS, yuan("100.00"))),
                        entry(
                                day("2024-03-01"),
                                debit(CITY, TREASURY, yuan("40.05")),
                                credit(CITY, PREMIUMS, yuan("40.05")))));
        LEDGER.record(
                book,
                T2,
                List.of(entry(
                        day("2024-03-05"),
                        debit(LANKAO, FISCAL_ACCOUNT, yuan("100.00")),
                        credit(LANKAO, TREASURY, yuan("100.00")),
                        debit(UnitCode.RESERVE, FISCAL_ACCOUNT, yuan("7.00")),
                        credit(UnitCode.RESERVE, RISK_RESERVE, yuan("7.00")))));
        LEDGER.record(
                book,
                T3,
                List.of(
                        entry(
                                day("2024-02-28"),
                                debit(LANKAO, TREASURY, yuan("9.00")),
                                credit(LANKAO, PREMIUMS, yuan("9.00"))),
                        entry(
                                day("2024-07-01"),
                                debit(CITY, TREASURY, yuan("1.00")),
                                credit(CITY, PREMIUMS, yuan("1.00")))));
    }

    @Test
    void trialBalanceOfToday() {
        aSpring();
        LEDGER.projectAll();

        TrialBalance answer = figures.trialBalance(book, Moment.NOW, ALL);

        assertThat(answer.basis()).isEqualTo(new Basis(day("2024-06-30"), T3, 6, Optional.empty()));
        assertThat(answer.rows())
                .containsExactly(
                        row(CITY, TREASURY, "40.05", "0.00"),
                        row(CITY, PREMIUMS, "0.00", "40.05"),
                        row(LANKAO, FISCAL_ACCOUNT, "100.00", "0.00"),
                        row(LANKAO, TREASURY, "9.00", "0.00"),
                        row(LANKAO, PREMIUMS, "0.00", "109.00"),
                        row(UnitCode.RESERVE, FISCAL_ACCOUNT, "7.00", "0.00"),
                        row(UnitCode.RESERVE, RISK_RESERVE, "0.00", "7.00"));
        assertThat(answer.debit()).isEqualTo(yuan("156.05")).isEqualTo(answer.credit());
        assertThat(figures.trialBalance(book, Moment.NOW, Optional.of(UnitCode.RESERVE))
                        .rows())
                .hasSize(2);
    }

    @Test
    void bothTimeAxes() {
        aSpring();
        LEDGER.projectAll();

        assertThat(treasury(Moment.NOW.asOf(day("2024-03-01")).knownAt(T1))).isEqualTo(yuan("100.00"));
        assertThat(treasury(Moment.NOW.asOf(day("2024-03-01")).knownAt(T3))).isEqualTo(yuan("109.00"));
        assertThat(treasury(Moment.NOW.asOf(day("2024-02-28")).knownAt(T3.minusMillis(1))))
                .isEqualTo(Money.ZERO);
        assertThat(treasury(Moment.NOW.asOf(day("2024-02-28")))).isEqualTo(yuan("9.00"));
        assertThat(treasury(Moment.NOW.asOf(day("2024-03-05")).knownAt(T2))).isEqualTo(Money.ZERO);
        assertThat(figures.basis(book, Moment.NOW.knownAt(T1.plusNanos(999_999)))
                        .sequence())
                .isEqualTo(3);
        assertNone(NoFigure.Code.PERIOD_CLOSED, Moment.NOW.knownAt(T1.minusMillis(1)));
        assertThatThrownBy(() -> figures.entries(
                        book,
                        Moment.NOW.asOf(day("2024-03-01")),
                        new EntriesPage.Filter(
                                ALL, Optional.empty(), Optional.of(day("2024-03-02")), Optional.empty(), 9)))
                .isInstanceOf(NoFigure.class)
                .hasMessage("from 2024-03-02 is after the last day, 2024-03-01");
    }

    @Test
    void tomorrowIsNotInTodaysFigure() {
        aSpring();
        LEDGER.projectAll();

        assertThat(balance(Moment.NOW, CITY, TREASURY)).isEqualTo(yuan("40.05"));
        assertThat(balance(Moment.NOW.asOf(day("2024-07-01")), CITY, TREASURY)).isEqualTo(yuan("41.05"));
        LEDGER.setClock(Instant.parse("2024-06-30T16:00:00Z")); // midnight in Shanghai
        assertThat(balance(Moment.NOW, CITY, TREASURY)).isEqualTo(yuan("41.05"));
    }

    @Test
    void entriesWithRunningBalances() {
        aSpring();
        LEDGER.projectAll();

        EntriesPage first = figures.entries(
                book, Moment.NOW, filter(Optional.of(LANKAO), Optional.of(TREASURY), Optional.empty(), 2));
        assertThat(first.lines())
                .extracting(line -> line.effectiveOn() + " " + line.sequence() + "/" + line.leg() + " " + line.amount()
                        + " " + line.balance())
                .containsExactly("2024-02-28 5/1 9.00 9.00", "2024-03-01 2/1 100.00 109.00");
        assertThat(first.lines().getFirst())
                .isEqualTo(new EntriesPage.Line(
                        day("2024-02-28"),
                        5,
                        1,
                        LANKAO,
                        TREASURY,
                        Optional.empty(),
                        yuan("9.00"),
                        yuan("9.00"),
                        7,
                        "MonthClosed",
                        "command-5",
                        "tax",
                        Optional.of("city-head"),
                        Optional.of("D-1"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("kaifeng-2020-59"),
                        Optional.of("三(一)"),
                        T3));

        LEDGER.record(
                book,
                T3.plusMillis(1),
                List.of(entry(
                        day("2024-03-01"),
                        debit(LANKAO, TREASURY, yuan("0.01")),
                        credit(LANKAO, PREMIUMS, yuan("0.01")))));
        LEDGER.projectAll();
        EntriesPage second =
                figures.entries(book, Moment.NOW, filter(Optional.of(LANKAO), Optional.of(TREASURY), first.next(), 2));
        assertThat(second.basis().knownAt())
                .as("a page stays at what the first one knew")
                .isEqualTo(T3);
        assertThat(second.lines())
                .extracting(line -> line.sequence() + " " + line.amount() + " " + line.balance())
                .containsExactly("4 -100.00 9.00");
        assertThat(second.next()).isEmpty();
        assertThatThrownBy(() -> figures.entries(book, Moment.NOW, filter(ALL, Optional.empty(), Optional.of("7"), 2)))
                .isInstanceOf(NoFigure.class);
    }

    @Test
    void aBatchOfWhichTheJournalHasAPartIsNotKnownYet() {
        aSpring();
        LEDGER.project(5);

        assertThat(figures.basis(book, Moment.NOW).sequence()).isEqualTo(4);
        assertThat(figures.basis(book, Moment.NOW).knownAt()).isEqualTo(T2);
        assertThat(figures.basis(book, Moment.NOW.knownAt(T3.minusMillis(1))).sequence())
                .isEqualTo(4);
        assertThatBusy(Moment.NOW.knownAt(T3));
        assertThatBusy(Moment.NOW.atLeast(5));

        CompletableFuture<Basis> waiting =
                CompletableFuture.supplyAsync(() -> figures.basis(book, Moment.NOW.atLeast(5)));
        LEDGER.projectAll();
        assertThat(waiting.join().sequence()).isEqualTo(6);
        assertThat(figures.basis(book, Moment.NOW.knownAt(T3)).sequence()).isEqualTo(6);
    }

    @Test
    void whatIsKnownNowWaitsForWhoeverIsWriting() throws Exception {
        aSpring();
        LEDGER.projectAll();
        Instant asked = Instant.parse("2024-06-30T03:59:59Z");
        Figures patient = new Figures(LEDGER.source(), LEDGER.clock(), Duration.ofSeconds(10));
        CompletableFuture<Basis> waiting;
        try (Connection writer = LEDGER.source().getConnection()) {
            writer.setAutoCommit(false);
            TestLedger.append(writer, book, asked.minusMillis(1), List.of(noEntry(day("2024-06-30"))));
            assertThatBusy(Moment.NOW.knownAt(asked));
            assertThat(figures.basis(book, Moment.NOW.knownAt(T3)).sequence())
                    .as("settled long ago")
                    .isEqualTo(6);
            waiting = CompletableFuture.supplyAsync(() -> patient.basis(book, Moment.NOW.knownAt(asked)));
            TimeUnit.MILLISECONDS.sleep(100);
            assertThat(waiting).isNotDone();
            writer.commit();
            writer.setAutoCommit(true);
        }
        TimeUnit.MILLISECONDS.sleep(100);
        LEDGER.projectAll();
        assertThat(waiting.join().sequence()).isEqualTo(7);
    }

    @Test
    void theFutureIsNotKnown() {
        aSpring();
        LEDGER.projectAll();

        for (Moment moment : List.of(
                Moment.NOW.knownAt(Instant.parse("2024-06-30T04:00:00.001Z")), Moment.NOW.asOf(day("2024-07-02")))) {
            assertThatThrownBy(() -> figures.basis(book, moment))
                    .isInstanceOfSatisfying(
                            NoFigure.class, e -> assertThat(e.code()).isEqualTo(NoFigure.Code.IN_THE_FUTURE));
        }
        LEDGER.setClock(T3.minusSeconds(60)); // another node's clock runs ahead of this one: what it recorded is known
        assertThat(figures.basis(book, Moment.NOW.knownAt(T3)).sequence()).isEqualTo(6);
    }

    @Test
    void booksAreKnownFromTheirFirstEvent() {
        assertThat(figures.knowsBook(book)).isFalse();
        aSpring();
        assertThat(figures.knowsBook(book)).isTrue();
        assertThatBusy(Moment.NOW);
    }

    @Test
    void anEntryThatDoesNotBalanceIsRefusedWhereItIsStored() {
        assertThatThrownBy(() -> LEDGER.sql().sql("""
                                INSERT INTO reading.posting VALUES
                                    ('410200/310', 1, 1, '410225', '1005', '2024-03-01', 5),
                                    ('410200/310', 1, 2, '410200', '4001', '2024-03-01', -5)""").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("entry 1 of book 410200/310 is out of balance");
    }

    /** The usual block sizes, filled by SQL: 40,000 events over two years with one in thirty dated back. */
    @Test
    void balancesAcrossTheUsualBlocks() {
        LEDGER.owner().execute("""
                CREATE TEMPORARY TABLE made AS
                SELECT s AS sequence, (410200 + mod(s, 7))::text AS unit,
                       date '2022-01-01' + (s / 55)::int - (CASE WHEN mod(s, 30) = 0 THEN mod(s * 7919, 700)::int ELSE 0 END) AS day,
                       mod(s * 104729, 1000003) AS fen
                  FROM generate_series(1::bigint, 40000) AS s;
                INSERT INTO reading.posting
                SELECT '%1$s', sequence, leg, unit, CASE leg WHEN 1 THEN '1005' ELSE '4001' END, day,
                       CASE leg WHEN 1 THEN fen ELSE -fen END,
                       CASE leg WHEN 1 THEN '' ELSE (ARRAY['', 'EMPLOYER', 'EMPLOYEE'])[1 + mod(sequence / 5, 3)] END
                  FROM made CROSS JOIN generate_series(1, 2) AS leg;
                SELECT reading.complete_blocks('%1$s', 0, 20000), reading.complete_blocks('%1$s', 20000, 40000);
                ANALYZE reading.posting, reading.cell, reading.series""".formatted(book));
        Random random = new Random(20240630);
        for (int i = 0; i < 60; i++) {
            long sequence = random.nextInt(40001);
            LocalDate day = LocalDate.of(2020, 6, 1).plusDays(random.nextInt(1400));
            assertThat(sums("reading.amounts(:book, :sequence, :day)", sequence, day))
                    .as("as of %s, up to %s", day, sequence)
                    .isEqualTo(sums(
                            "(SELECT * FROM reading.posting WHERE book = :book AND sequence <= :sequence "
                                    + "AND effective_on <= :day) AS p",
                            sequence,
                            day));
        }
    }

    private List<String> sums(String from, long sequence, LocalDate day) {
        return LEDGER.sql()
                .sql("SELECT unit || ' ' || account || ' ' || sum(amount_fen) FROM " + from
                        + " GROUP BY unit, account HAVING sum(amount_fen) <> 0 ORDER BY unit, account")
                .param("book", book.toString())
                .param("sequence", sequence)
                .param("day", day)
                .query(String.class)
                .list();
    }

    private void assertThatBusy(Moment moment) {
        assertNone(NoFigure.Code.BUSY, moment);
    }

    private void assertNone(NoFigure.Code code, Moment moment) {
        assertThatThrownBy(() -> figures.basis(book, moment))
                .isInstanceOfSatisfying(
                        NoFigure.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private Money treasury(Moment moment) {
        return balance(moment, LANKAO, TREASURY);
    }

    private Money balance(Moment moment, UnitCode unit, Account account) {
        return figures.balances(book, moment, Optional.of(unit), Optional.of(account))
                .rows()
                .getFirst()
                .balance();
    }

    private static EntriesPage.Filter filter(
            Optional<UnitCode> unit, Optional<Account> account, Optional<String> cursor, int limit) {
        return new EntriesPage.Filter(unit, account, Optional.empty(), cursor, limit);
    }

    private static TrialBalance.Row row(UnitCode unit, Account account, String debit, String credit) {
        return new TrialBalance.Row(unit, account, yuan(debit), yuan(credit));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static Money yuan(String yuan) {
        return Money.parse(yuan);
    }
}
