package io.tongchou.ledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.StoredEvent;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.journal.TestLedger;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.reference.Examples;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The books of a made-up half year, held against its legs one by one; blocks are small, so that pages lie across them. */
class BooksTest {

    private static final TestLedger LEDGER = TestLedger.open(8, 32, 128);
    private static final Figures FIGURES = new Figures(LEDGER.source(), LEDGER.clock(), Duration.ofSeconds(5));
    private static final Books BOOKS = new Books(LEDGER.source(), FIGURES, LEDGER.clock());
    private static final GivenBook GIVEN = GivenBook.kaifeng();
    private static final BookId BOOK = GIVEN.state().id();
    private static final UnitCode UNIT = new UnitCode("410222");

    /** A leg with the day and voucher it belongs to, in the order of the books. */
    private record Leg(LocalDate on, long sequence, int leg, int voucher, Posting posting) {}

    private static List<Leg> legs = List.of();

    @BeforeAll
    static void aHalfYear() {
        Random random = new Random(20210630);
        for (int i = 0; i < 120; i++) {
            String unit = random.nextInt(3) == 0 ? "410221" : "410222";
            String amount = random.nextInt(100, 9999) + ".0" + random.nextInt(10);
            GIVEN.on(LocalDate.of(2021, 1, 1).plusDays(random.nextInt(150)).toString());
            switch (random.nextInt(3)) {
                case 0 -> GIVEN.premium(unit, "R" + i, amount);
                case 1 -> GIVEN.remitted(unit, amount);
                default -> GIVEN.subsidy(unit, amount);
            }
        }
        LEDGER.record(
                BOOK,
                Instant.parse("2024-06-01T00:00:00Z"),
                GIVEN.history().stream().map(StoredEvent::recorded).toList());
        LEDGER.projectAll();
        legs = GIVEN.history().stream()
                .filter(event -> event.recorded().entry().isPresent())
                .flatMap(event -> {
                    List<Leg> ofEntry = new ArrayList<>();
                    event.recorded()
                            .entry()
                            .get()
                            .postings()
                            .forEach(posting -> ofEntry.add(new Leg(
                                    event.recorded().effectiveOn(),
                                    event.sequence(),
                                    ofEntry.size() + 1,
                                    event.recorded().entry().get().voucher(),
                                    posting)));
                    return ofEntry.stream();
                })
                .sorted(java.util.Comparator.comparing(Leg::on)
                        .thenComparing(Leg::sequence)
                        .thenComparing(Leg::leg))
                .toList();
    }

    @Test
    void theGeneralLedgerHasEachMonthsTurnover() {
        for (Optional<UnitCode> unit : List.of(Optional.of(UNIT), Optional.<UnitCode>empty())) {
            GeneralLedger year =
                    BOOKS.generalLedger(BOOK, Period.of(new FiscalYear(2021)), Moment.NOW, unit, Optional.empty());
            assertThat(year.rows()).hasSizeGreaterThan(40);
            for (GeneralLedger.Row row : year.rows()) {
                List<Leg> through = legs.stream()
                        .filter(leg -> leg.posting().account() == row.account())
                        .filter(leg -> unit.isEmpty()
                                || unit.get().equals(leg.posting().unit()))
                        .filter(leg -> !YearMonth.from(leg.on()).isAfter(row.month()))
                        .toList();
                List<Leg> ofMonth = through.stream()
                        .filter(leg -> YearMonth.from(leg.on()).equals(row.month()))
                        .toList();
                assertThat(row)
                        .isEqualTo(new GeneralLedger.Row(
                                row.account(),
                                row.month(),
                                debit(through)
                                        .minus(credit(through))
                                        .minus(debit(ofMonth))
                                        .plus(credit(ofMonth)),
                                debit(ofMonth),
                                credit(ofMonth),
                                debit(through).minus(credit(through)),
                                debit(through),
                                credit(through)));
                assertThat(BOOKS.generalLedger(
                                        BOOK, Period.of(row.month()), Moment.NOW, unit, Optional.of(row.account()))
                                .rows())
                        .containsExactly(row);
            }
        }
    }

    private static Money debit(List<Leg> of) {
        return Money.sum(of.stream()
                .map(leg -> leg.posting().amount().orZeroIfNegative())
                .toList());
    }

    private static Money credit(List<Leg> of) {
        return Money.sum(of.stream()
                .map(leg -> leg.posting().amount().negated().orZeroIfNegative())
                .toList());
    }

    @Test
    void aLedgerRunsAlongWithItsBalanceThroughAllPages() {
        holds(new LedgerPage.Selection(
                Account.COLLECTED_NOT_REMITTED, Optional.of(UNIT), Optional.empty(), LocalDate.of(2021, 1, 1)));
        holds(new LedgerPage.Selection(
                Account.COLLECTED_NOT_REMITTED, Optional.empty(), Optional.empty(), LocalDate.of(2021, 2, 14)));
        holds(new LedgerPage.Selection(
                Account.PREMIUMS, Optional.of(UNIT), Optional.of(Item.EMPLOYER), LocalDate.of(2021, 2, 1)));
        holds(new LedgerPage.Selection(
                Account.PREMIUMS, Optional.of(UNIT), Optional.of(Item.EMPLOYEE), LocalDate.of(2021, 2, 1)));
        holds(new LedgerPage.Selection(
                Account.TREASURY, Optional.empty(), Optional.empty(), LocalDate.of(2021, 12, 1)));
    }

    private static void holds(LedgerPage.Selection of) {
        List<Leg> expected = legs.stream()
                .filter(leg -> leg.posting().account() == of.account())
                .filter(leg -> of.unit().isEmpty()
                        || of.unit().equals(Optional.of(leg.posting().unit())))
                .filter(leg ->
                        of.item().isEmpty() || of.item().equals(leg.posting().item()))
                .toList();
        Money balance = Money.sum(expected.stream()
                .filter(leg -> leg.on().isBefore(of.from()))
                .map(leg -> leg.posting().amount())
                .toList());
        List<Leg> left =
                expected.stream().filter(leg -> !leg.on().isBefore(of.from())).toList();
        int at = 0;
        Optional<String> cursor = Optional.empty();
        do {
            LedgerPage page = BOOKS.page(BOOK, of, Moment.NOW, cursor, 7);
            assertThat(page.broughtForward()).isEqualTo(balance);
            for (LedgerPage.Line line : page.lines()) {
                Leg leg = left.get(at++);
                balance = balance.plus(leg.posting().amount());
                assertThat(List.of(line.effectiveOn(), line.sequence(), line.leg(), line.voucher(), line.balance()))
                        .isEqualTo(List.of(leg.on(), leg.sequence(), leg.leg(), leg.voucher(), balance));
                assertThat(line.debit().minus(line.credit()))
                        .isEqualTo(leg.posting().amount());
                boolean endsDay = at == left.size() || !left.get(at).on().equals(leg.on());
                List<Leg> ofDay =
                        left.stream().filter(each -> each.on().equals(leg.on())).toList();
                assertThat(line.day())
                        .isEqualTo(
                                endsDay
                                        ? Optional.of(new LedgerPage.Turnover(debit(ofDay), credit(ofDay)))
                                        : Optional.empty());
            }
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(at).isEqualTo(left.size());
    }

    /** What closes a year bears no items, so an item's balance would otherwise run on for ever. */
    @Test
    void anItemOfIncomeBeginsEveryYearAtNothing() {
        BookId other = BookId.parse("410200/390");
        LEDGER.record(
                other,
                Instant.parse("2024-06-02T00:00:00Z"),
                GivenBook.kaifeng()
                        .on("2021-12-30")
                        .premium("410222", "A", "100.00")
                        .on("2022-01-05")
                        .premium("410222", "B", "50.00")
                        .on("2022-01-06")
                        .premium("410222", "C", "7.00")
                        .history()
                        .stream()
                        .map(StoredEvent::recorded)
                        .toList());
        LEDGER.projectAll();
        assertThat(premiums(other, Optional.of(Item.EMPLOYER), "2021-12-01")).isEqualTo("0.00: -100.00 -50.00 -57.00");
        assertThat(premiums(other, Optional.of(Item.EMPLOYER), "2022-01-01")).isEqualTo("0.00: -50.00 -57.00");
        assertThat(premiums(other, Optional.of(Item.EMPLOYER), "2022-01-06")).isEqualTo("-50.00: -57.00");
        assertThat(premiums(other, Optional.of(Item.EMPLOYER), "2022-01-07")).isEqualTo("-57.00:");
        assertThat(premiums(other, Optional.empty(), "2022-01-01"))
                .as("the account itself runs on until a year is closed")
                .isEqualTo("-100.00: -150.00 -157.00");
    }

    private static String premiums(BookId book, Optional<Item> item, String from) {
        LedgerPage page = BOOKS.page(
                book,
                new LedgerPage.Selection(Account.PREMIUMS, Optional.of(UNIT), item, LocalDate.parse(from)),
                Moment.NOW,
                Optional.empty(),
                10);
        StringBuilder text = new StringBuilder(page.broughtForward() + ":");
        page.lines().forEach(line -> text.append(' ').append(line.balance()));
        return text.toString();
    }

    @Test
    void aVoucherIsAnEntryByItsNumber() {
        for (StoredEvent event : GIVEN.history()) {
            event.recorded().entry().ifPresent(entry -> {
                YearMonth month = YearMonth.from(event.recorded().effectiveOn());
                Voucher voucher = BOOKS.voucher(BOOK, month, entry.voucher(), Moment.NOW, Optional.empty())
                        .orElseThrow();
                assertThat(voucher.sequence()).isEqualTo(event.sequence());
                assertThat(voucher.lines())
                        .extracting(line -> new Posting(
                                line.unit(), line.account(), line.debit().minus(line.credit()), line.item()))
                        .isEqualTo(entry.postings());
                assertThat(voucher.debit()).isEqualTo(voucher.credit());
                assertThat(voucher.imported()).isFalse();
            });
        }
        assertThat(BOOKS.voucher(BOOK, YearMonth.of(2021, 1), 999, Moment.NOW, Optional.empty()))
                .isEmpty();
        assertThat(BOOKS.voucher(BOOK, YearMonth.of(2021, 1), 1, Moment.NOW, Optional.of(new UnitCode("410225"))))
                .isEmpty();
    }

    @Test
    void everyEventWithAnEntrySaysWhatItIsAbout() {
        for (LedgerEvent event : Examples.all()) {
            String name = event.getClass().getSimpleName();
            if (!PostingRules.postings(event).isEmpty()) {
                assertThat(Summaries.of(name).chinese()).isNotEqualTo(name);
            }
        }
    }
}
