package io.tongchou.ledger.identities;

import static io.tongchou.ledger.journal.TestLedger.entry;
import static io.tongchou.ledger.vocabulary.Account.FISCAL_ACCOUNT;
import static io.tongchou.ledger.vocabulary.Account.JOINT_ACCOUNT;
import static io.tongchou.ledger.vocabulary.Account.PREMIUMS;
import static io.tongchou.ledger.vocabulary.Posting.credit;
import static io.tongchou.ledger.vocabulary.Posting.debit;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.events.ImportedLeg;
import io.tongchou.ledger.events.OpeningBalancesImported;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.journal.TestLedger;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {

    private static final TestLedger LEDGER = TestLedger.open(64, 256, 1024);
    private static final List<String> TABLES = List.of("entry", "posting", "cell");
    private static final BookId KAIFENG = BookId.parse("410200/310");
    private static final Identities IDENTITIES =
            new Identities(LEDGER.source(), new Figures(LEDGER.source(), LEDGER.clock(), Duration.ofSeconds(1)));

    @BeforeAll
    static void play() throws IOException {
        PlayedYear.play(LEDGER, "kaifeng-310-2021");
        PlayedYear.play(LEDGER, "changsha-390-2021");
        LEDGER.owner().execute("CREATE SCHEMA kept");
        TABLES.forEach(table -> LEDGER.owner().execute("CREATE TABLE kept." + table + " AS TABLE reading." + table));
    }

    /** Puts back what a test tampered with. */
    @AfterEach
    void putBack() {
        TABLES.forEach(table -> {
            LEDGER.owner().execute("TRUNCATE reading." + table);
            LEDGER.owner().execute("INSERT INTO reading." + table + " TABLE kept." + table);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"410200/310", "430100/390"})
    void allHoldOverAWholeYearOnAnyDay(String book) {
        for (int month = 1; month <= 12; month++) {
            LocalDate end = LocalDate.of(2021, month, 1).plusMonths(1).minusDays(1);
            assertAllHold(BookId.parse(book), Moment.NOW.asOf(end));
        }
        assertAllHold(BookId.parse(book), Moment.NOW);
    }

    private static void assertAllHold(BookId book, Moment moment) {
        Identities.Report report = IDENTITIES.check(book, moment);
        assertThat(report.identities())
                .allSatisfy(identity ->
                        assertThat(identity.holds()).as(identity + " " + moment).isTrue());
        assertThat(report.holds()).isTrue();
        assertThat(report.identities()).extracting(Identity::number).containsExactly(1, 2, 2, 2, 2, 3, 4, 4, 5, 6, 7);
    }

    @Test
    void theFiguresAreThoseOfTheYear() {
        assertThat(identity("collected").figures())
                .extracting(Identity.Figure::name)
                .containsExactly("collected, less refunds", "remitted to the treasury", "imported", "in transit");
        for (String name : List.of("balanced", "collected", "treasury", "expenditure", "reserve", "within-plan")) {
            assertThat(identity(name).figures().getFirst().amount().isPositive())
                    .as(name)
                    .isTrue();
        }
    }

    /** Of every stored form of an event, its entry by the posting rules of today: none takes money on a way that is none. */
    @Test
    void everyPostingRuleKeepsToTheWaysOfTheMoney() throws IOException {
        BookId book = TestLedger.newBook();
        List<Recorded> all = new ArrayList<>();
        for (String line :
                Files.readAllLines(Path.of("../ledger-core/src/test/resources/approved/stored-events.txt"))) {
            if (!line.contains("{\"event\"")) {
                continue;
            }
            Recorded stored = EventJson.read(line.substring(line.indexOf('{')).getBytes(StandardCharsets.UTF_8));
            List<Posting> legs = PostingRules.postings(stored.event());
            if (!legs.isEmpty()) {
                all.add(new Recorded(
                        stored.event(),
                        stored.effectiveOn(),
                        Optional.of(new Entry(1, Optional.empty(), Optional.empty(), legs))));
            }
        }
        assertThat(all).hasSizeGreaterThan(40);
        LEDGER.record(book, Instant.parse("2021-03-15T03:00:00Z"), all);
        LEDGER.projectAll();
        for (String name : List.of("balanced", "collected", "treasury", "joint-accounts", "expenditure", "rebuilt")) {
            assertThat(identity(book, name))
                    .extracting(Identity::holds, Identity::entries)
                    .containsExactly(true, List.of());
        }
        assertThat(identity(book, "reserve").entries())
                .noneMatch(entry -> entry.why().contains("which is not extracted, drawn or interest"));
    }

    /** Money that was there when the book began came by no way of this ledger, and is there all the same. */
    @Test
    void whatIsImportedIsThereOnAWayOfItsOwn() {
        BookId book = TestLedger.newBook();
        List<ImportedLeg> legs = new ArrayList<>();
        for (Account account : List.of(
                Account.COLLECTED_NOT_REMITTED,
                Account.TREASURY,
                Account.JOINT_ACCOUNT,
                Account.EXPENDITURE_ACCOUNT,
                Account.ADVANCES)) {
            legs.add(leg(book.pool().cityLevel(), account, "7.00"));
        }
        legs.add(leg(book.pool().cityLevel(), Account.SUSPENSE, "-5.00"));
        legs.add(leg(book.pool().cityLevel(), Account.ACCUMULATED_BALANCE, "-30.00"));
        legs.add(leg(UnitCode.RESERVE, Account.FISCAL_ACCOUNT, "9.00"));
        legs.add(leg(UnitCode.RESERVE, Account.RISK_RESERVE, "-9.00"));
        OpeningBalancesImported opening = new OpeningBalancesImported(legs);
        LEDGER.record(
                book,
                Instant.parse("2021-01-01T03:00:00Z"),
                List.of(new Recorded(
                        opening,
                        LocalDate.of(2020, 12, 31),
                        Optional.of(
                                new Entry(1, Optional.empty(), Optional.empty(), PostingRules.postings(opening))))));
        LEDGER.projectAll();
        for (String name : List.of("balanced", "collected", "treasury", "joint-accounts", "expenditure", "reserve")) {
            Identity identity = identity(book, name);
            assertThat(identity.holds()).as(identity.toString()).isTrue();
        }
        assertThat(identity(book, "expenditure").figures())
                .contains(new Identity.Figure("imported", Money.parse("14.00")));
        assertThat(identity(book, "reserve").figures()).contains(new Identity.Figure("imported", Money.parse("9.00")));
    }

    private static ImportedLeg leg(UnitCode unit, Account account, String amount) {
        return new ImportedLeg(
                unit, account, Optional.empty(), Money.parse(amount), Optional.empty(), Optional.empty());
    }

    @Test
    void anEntryOutOfBalanceIsNamed() {
        long entry = last("PremiumCollected");
        tamper("posting SET amount_fen = amount_fen + 1", entry, "leg = 1");
        assertNamed("balanced", entry);
    }

    @Test
    void aLegOfAnotherDayThanItsEntryIsNamed() {
        long entry = last("PremiumCollected");
        tamper("posting SET effective_on = effective_on - 1", entry, "true");
        assertNamed("balanced", entry);
    }

    @Test
    void moneyThatLeavesAStageOnAWayThatIsNoneIsNamed() {
        long remittance = last("RemittedToCityTreasury");
        tamper("posting SET account = '1003.01'", remittance, "account = '1005'");
        assertNamed("collected", remittance);
        long transfer = last("TransferredToFiscalAccount");
        tamper("posting SET account = '1004.01'", transfer, "account = '1003.01'");
        assertNamed("treasury", transfer);
        long payment = last("BenefitPaid");
        tamper("posting SET account = '1002'", payment, "account = '5001'");
        assertThat(identity("expenditure").entries())
                .extracting(Identity.Breaking::sequence)
                .contains(payment);
    }

    @Test
    void whatLeavesAJointAccountOtherwiseThanByTheSweepIsNamed() {
        BookId book = TestLedger.newBook();
        UnitCode county = new UnitCode("410222");
        LocalDate day = LocalDate.of(2021, 3, 15);
        Money five = Money.parse("5.00");
        LEDGER.record(
                book,
                Instant.parse("2021-03-15T02:00:00Z"),
                List.of(
                        entry(day, debit(county, JOINT_ACCOUNT, five), credit(county, PREMIUMS, five)),
                        entry(day, debit(county, FISCAL_ACCOUNT, five), credit(county, JOINT_ACCOUNT, five))));
        LEDGER.projectAll();
        assertThat(identity(book, "joint-accounts").holds()).isTrue();
        tamper(book, "posting SET account = '1005'", 2, "account = '1003.01'");
        assertNamed(book, "joint-accounts", 2);
    }

    @Test
    void whatIsNotOfTheBookIsNamed() {
        long entry = last("PremiumCollected");
        tamper("posting SET unit = '410299'", entry, "true");
        assertNamed("one-book", entry);
        putBack();
        tamper("entry SET book = '410200/390'", entry, "true");
        assertNamed("one-book", entry);
        putBack();
        tamper("posting SET book = '410200/390'", entry, "true");
        assertNamed("one-book", entry);
        putBack();
        LEDGER.owner().update("""
                        INSERT INTO reading.entry (book, sequence, effective_on, voucher, event, command, maker, recorded_at)
                        SELECT '410200/390', sequence, effective_on, voucher, event, command, maker, recorded_at
                          FROM reading.entry WHERE book = '410200/310' AND sequence = ?""", entry);
        assertNamed("one-book", entry);
    }

    @Test
    void moreReserveThanTheShareIsNamed() {
        long extraction = last("ReserveExtracted");
        tamper("posting SET amount_fen = amount_fen + sign(amount_fen)", extraction, "unit <> 'RESERVE'");
        assertNamed("within-cap", extraction);
    }

    @Test
    void whatTakesFromTheReserveWithoutADrawIsNamed() {
        long covering = LEDGER.sql().sql("""
                        SELECT max(sequence) FROM reading.posting JOIN reading.entry USING (book, sequence)
                         WHERE book = '410200/310' AND unit = 'RESERVE' AND event = 'DeficitCovered'""").query(Long.class).single();
        tamper("entry SET event = 'BenefitPaid'", covering, "true");
        assertNamed("reserve", covering);
        putBack();
        tamper("posting SET amount_fen = amount_fen * 1000", covering, "true");
        assertThat(identity("reserve").entries())
                .extracting(Identity.Breaking::sequence)
                .contains(covering);
        assertThat(identity("reserve").entries().getFirst().why()).contains("overdrawn");
    }

    @Test
    void aPaymentAboveWhatWasApprovedIsNamed() {
        long payment = last("FundsDisbursed");
        tamper("posting SET amount_fen = amount_fen * 2", payment, "true");
        assertNamed("within-plan", payment);
    }

    @Test
    void anApprovalAbovePlanIsNamed() {
        String blank =
                "convert_to(regexp_replace(convert_from(payload, 'UTF8'), '\"expenditure\":\\{[^}]*\\}', '\"expenditure\":{}'), 'UTF8')";
        String ofPlan = " WHERE book = '410200/310' AND type = 'AnnualPlanApproved'";
        LEDGER.owner().execute("CREATE TABLE kept.plan AS SELECT * FROM ledger.domain_event" + ofPlan);
        asHacker("UPDATE ledger.domain_event SET payload = " + blank + ofPlan);
        Identity broken = identity("within-plan");
        asHacker("UPDATE ledger.domain_event e SET payload = p.payload FROM kept.plan p WHERE e.event_id = p.event_id");
        assertThat(broken.holds()).isFalse();
        assertThat(broken.entries())
                .isNotEmpty()
                .allMatch(entry -> entry.event().equals("FundRequestVerified"))
                .hasSizeLessThanOrEqualTo(Identity.MOST);
        assertThat(identity("within-plan").holds()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount_fen = amount_fen + 1", "debit_fen = debit_fen + 1", "item = 'RETIREE'"})
    void postingsThatABlockHasOtherwiseAreNamed(String wrong) {
        LEDGER.owner().update("""
                        UPDATE reading.cell SET %s
                         WHERE (book, level, block, unit, account, day) = (
                               SELECT book, level, block, unit, account, day FROM reading.cell
                                WHERE book = '410200/310' AND level = 1 AND account = '4001' ORDER BY block, day LIMIT 1)""".formatted(wrong));
        Identity broken = identity("rebuilt");
        assertThat(broken.holds()).isFalse();
        assertThat(broken.entries())
                .isNotEmpty()
                .allMatch(entry -> entry.event().equals("PremiumCollected") && entry.sequence() <= 64);
    }

    @Test
    void whatIsDatedIntoAClosedMonthIsNamed() {
        long entry = last("PremiumCollected");
        tamper("posting SET effective_on = '2021-01-15'", entry, "true");
        tamper("entry SET effective_on = '2021-01-15'", entry, "true");
        assertNamed("closed-months", entry);
    }

    private static void asHacker(String sql) {
        LEDGER.owner().execute("SET session_replication_role = replica; " + sql);
    }

    private static long last(String event) {
        return LEDGER.sql()
                .sql("SELECT max(sequence) FROM reading.entry WHERE book = ? AND event = ?")
                .params(KAIFENG.toString(), event)
                .query(Long.class)
                .single();
    }

    private static void tamper(String change, long sequence, String where) {
        tamper(KAIFENG, change, sequence, where);
    }

    private static void tamper(BookId book, String change, long sequence, String where) {
        assertThat(LEDGER.owner()
                        .update(
                                "UPDATE reading." + change + " WHERE book = ? AND sequence = ? AND " + where,
                                book.toString(),
                                sequence))
                .isPositive();
    }

    private static void assertNamed(String name, long entry) {
        assertNamed(KAIFENG, name, entry);
    }

    private static void assertNamed(BookId book, String name, long entry) {
        Identity broken = identity(book, name);
        assertThat(broken.holds()).isFalse();
        assertThat(broken.breaking()).isEqualTo(1);
        assertThat(broken.entries()).extracting(Identity.Breaking::sequence).containsExactly(entry);
    }

    private static Identity identity(String name) {
        return identity(KAIFENG, name);
    }

    private static Identity identity(BookId book, String name) {
        return IDENTITIES.check(book, Moment.NOW).identities().stream()
                .filter(identity -> identity.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
