package io.tongchou.ledger.agreement;

import static io.tongchou.ledger.journal.TestLedger.noEntry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.agreement.Outstanding.Item;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.events.EntryReversed;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.LineExplained;
import io.tongchou.ledger.events.LinesMatched;
import io.tongchou.ledger.events.Match;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.events.PremiumRefunded;
import io.tongchou.ledger.events.ReconciliationConfirmed;
import io.tongchou.ledger.events.RemittedToCityTreasury;
import io.tongchou.ledger.events.StatementImported;
import io.tongchou.ledger.events.StatementLine;
import io.tongchou.ledger.events.SubsidyReceived;
import io.tongchou.ledger.events.TransferredToFiscalAccount;
import io.tongchou.ledger.journal.TestLedger;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.CollectionAccount;
import io.tongchou.ledger.vocabulary.DifferenceKind;
import io.tongchou.ledger.vocabulary.Direction;
import io.tongchou.ledger.vocabulary.MatchRule;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Party;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.PremiumKind;
import io.tongchou.ledger.vocabulary.RefundOf;
import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.SubsidyAccount;
import io.tongchou.ledger.vocabulary.SubsidyLevel;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Statements against the ledger, on both time axes. The command ids are command-1, command-2 … in the order of the events. */
class ReconciliationTest {

    private static final TestLedger LEDGER = TestLedger.open();
    private static final UnitCode UNIT = new UnitCode("410222");
    private static final UnitCode OTHER = new UnitCode("410221");
    private static final YearMonth MARCH = YearMonth.of(2024, 3);
    private static final Optional<UnitCode> ALL = Optional.empty();
    private static final int WINDOW = 3;

    private final Reconciliation reconciliation = new Reconciliation(LEDGER.source());
    private final BookId book = TestLedger.newBook();
    private long last = LEDGER.record(book, Instant.ofEpochMilli(1), List.of(noEntry(march(1))));

    private static LocalDate march(int day) {
        return MARCH.atDay(day);
    }

    private static Money yuan(String amount) {
        return Money.parse(amount);
    }

    private void happens(LocalDate day, LedgerEvent event) {
        Optional<Entry> entry = PostingRules.postings(event).isEmpty()
                ? Optional.empty()
                : Optional.of(new Entry(1, Optional.empty(), Optional.empty(), PostingRules.postings(event)));
        last = LEDGER.record(book, Instant.ofEpochMilli(last + 1), List.of(new Recorded(event, day, entry)));
        LEDGER.projectAll();
    }

    private static SubsidyReceived subsidy(UnitCode unit, String reference, String amount) {
        return new SubsidyReceived(unit, SubsidyLevel.CITY, SubsidyAccount.TREASURY, yuan(amount), reference);
    }

    private static StatementLine line(int number, LocalDate on, String amount, String reference) {
        boolean out = amount.startsWith("-");
        return new StatementLine(
                number,
                on,
                out ? Direction.OUT : Direction.IN,
                yuan(out ? amount.substring(1) : amount),
                reference.isEmpty() ? Optional.empty() : Optional.of(reference),
                Optional.empty(),
                Optional.empty());
    }

    private static StatementImported statement(
            String number,
            StatementSource source,
            Optional<UnitCode> unit,
            YearMonth month,
            Optional<Money> opening,
            StatementLine... lines) {
        return new StatementImported(
                number, source, unit, month.atDay(1), month.atEndOfMonth(), opening, Optional.empty(), List.of(lines));
    }

    private static LinesMatched matched(
            String statement, StatementSource source, Optional<UnitCode> unit, Match... matches) {
        return new LinesMatched(statement, source, unit, List.of(matches));
    }

    private static Match match(MatchRule rule, String amount, int line, String... entries) {
        return new Match(rule, List.of(line), List.of(entries), yuan(amount));
    }

    private Reconciliation.Report report(YearMonth month, long sequence) {
        return reconciliation.at(
                book,
                new Basis(LocalDate.of(2024, 6, 30), Instant.ofEpochMilli(sequence), sequence, Optional.empty()),
                month,
                WINDOW,
                ALL);
    }

    private static List<String> outstanding(Reconciliation.Report report) {
        return report.outstanding().stream()
                .map(item -> switch (item.item()) {
                            case Item.OfStatement of -> "line " + of.line();
                            case Item.OfLedger of -> of.entry();
                        }
                        + " " + item.amount() + " " + item.state()
                        + item.kind().map(kind -> " " + kind).orElse("")
                        + (item.others().isEmpty() ? "" : " " + item.others()))
                .toList();
    }

    private static List<String> tables(Reconciliation.Report report) {
        return report.tables().stream()
                .map(table -> table.scope().source() + " " + table.day() + (table.ofBalances() ? "" : " turnover")
                        + ": " + side(table.ledger()) + " | " + side(table.statement()) + " | " + table.unexplained())
                .toList();
    }

    private static String side(Table.Side side) {
        return side.has() + " + " + side.toCome() + " - " + side.toGo() + " = " + side.adjusted();
    }

    /** A treasury's March with one difference of each kind; events 2 to 7, the statement being the last. */
    private void aMarchOfTheTreasury() {
        happens(march(5), subsidy(UNIT, "S-1", "100.00"));
        happens(march(10), subsidy(UNIT, "S-2", "60.00"));
        happens(march(15), subsidy(UNIT, "S-3", "7.00"));
        happens(march(20), new TransferredToFiscalAccount(UNIT, yuan("40.00")));
        happens(march(31), subsidy(UNIT, "S-5", "5.00"));
        happens(
                march(31),
                statement(
                        "T",
                        StatementSource.TREASURY,
                        Optional.of(UNIT),
                        MARCH,
                        Optional.of(Money.ZERO),
                        line(1, march(5), "100.00", "S-1"),
                        line(2, march(10), "66.00", "S-2"),
                        line(3, march(20), "-40.00", ""),
                        line(4, march(12), "3.00", "S-9"),
                        line(5, march(6), "100.00", "S-1")));
    }

    private void matchTheTreasury() {
        happens(
                march(31),
                matched(
                        "T",
                        StatementSource.TREASURY,
                        Optional.of(UNIT),
                        match(MatchRule.REFERENCE, "100.00", 1, "command-2"),
                        match(MatchRule.AMOUNT_AND_DAY, "-40.00", 3, "command-5")));
    }

    @Test
    void everyDifferenceIsThereWithItsKindAndTheTableComesOut() {
        aMarchOfTheTreasury();
        matchTheTreasury();

        Reconciliation.Report report = report(MARCH, last);

        assertThat(outstanding(report))
                .containsExactly(
                        "line 5 100.00 OPEN DUPLICATE",
                        "line 2 66.00 OPEN AMOUNT [command-3]",
                        "line 4 3.00 OPEN MISSING",
                        "command-3 60.00 OPEN AMOUNT [T#2]",
                        "command-4 7.00 OPEN MISSING",
                        "command-6 5.00 OPEN TIMING");
        assertThat(tables(report))
                .containsExactly(
                        "TREASURY 2024-03-31: 132.00 + 169.00 - 0.00 = 301.00 | 229.00 + 72.00 - 0.00 = 301.00 | 0.00");
        assertThat(report.tables().getFirst().accounts())
                .containsExactlyEntriesOf(Map.of(Account.TREASURY, yuan("132.00")));
    }

    @Test
    void asKnownBeforeTheMatchTheItemIsOpenAgain() {
        aMarchOfTheTreasury();
        long before = last;
        matchTheTreasury();

        assertThat(outstanding(report(MARCH, before)))
                .contains(
                        "line 1 100.00 TO_BE_MATCHED [command-2]",
                        "line 3 -40.00 TO_BE_MATCHED [command-5]",
                        "command-2 100.00 TO_BE_MATCHED [T#1]",
                        "command-5 -40.00 TO_BE_MATCHED [T#3]");
        assertThat(tables(report(MARCH, before)))
                .containsExactly(
                        "TREASURY 2024-03-31: 132.00 + 269.00 - 40.00 = 361.00 | 229.00 + 172.00 - 40.00 = 361.00 | 0.00");
        assertThat(report(MARCH, before - 1).tables()).isEmpty();
    }

    @Test
    void anExplainedLineSaysByWhomFromWhenOnAndTheLastExplanationStands() {
        aMarchOfTheTreasury();
        matchTheTreasury();
        long before = last;
        happens(march(31), new LineExplained("T", 4, DifferenceKind.TIMING, "next month"));
        happens(march(31), new LineExplained("T", 4, DifferenceKind.MISSING, "another pool's money"));

        assertThat(outstanding(report(MARCH, before))).contains("line 4 3.00 OPEN MISSING");
        assertThat(outstanding(report(MARCH, last))).contains("line 4 3.00 EXPLAINED MISSING");
        assertThat(report(MARCH, last).outstanding().stream()
                        .map(Outstanding::item)
                        .filter(Item.OfStatement.class::isInstance)
                        .flatMap(item -> ((Item.OfStatement) item).explanation().stream()))
                .containsExactly(new Outstanding.Explanation(
                        DifferenceKind.MISSING, "another pool's money", "tax", Optional.of("city-head")));
    }

    @Test
    void whatTheOtherSideHasNextMonthIsOutstandingAtThisMonthsEnd() {
        happens(
                march(31),
                statement(
                        "T3",
                        StatementSource.TREASURY,
                        ALL,
                        MARCH,
                        Optional.of(Money.ZERO),
                        line(1, march(31), "10.00", "S-1")));
        happens(LocalDate.of(2024, 4, 2), subsidy(UNIT, "S-1", "10.00"));
        happens(LocalDate.of(2024, 4, 2), subsidy(OTHER, "S-2", "1.00"));
        happens(
                LocalDate.of(2024, 4, 30),
                statement(
                        "T4",
                        StatementSource.TREASURY,
                        ALL,
                        MARCH.plusMonths(1),
                        Optional.empty(),
                        line(1, LocalDate.of(2024, 4, 2), "1.00", "S-2")));
        happens(
                LocalDate.of(2024, 4, 30),
                matched("T3", StatementSource.TREASURY, ALL, match(MatchRule.REFERENCE, "10.00", 1, "command-3")));
        happens(
                LocalDate.of(2024, 4, 30),
                matched("T4", StatementSource.TREASURY, ALL, match(MatchRule.REFERENCE, "1.00", 1, "command-4")));

        assertThat(outstanding(report(MARCH, last))).containsExactly("line 1 10.00 MATCHED_LATER TIMING [command-3]");
        assertThat(tables(report(MARCH, last)))
                .containsExactly(
                        "TREASURY 2024-03-31: 0.00 + 10.00 - 0.00 = 10.00 | 10.00 + 0.00 - 0.00 = 10.00 | 0.00");
        assertThat(outstanding(report(MARCH.plusMonths(1), last))).isEmpty();
        assertThat(tables(report(MARCH.plusMonths(1), last)))
                .containsExactly(
                        "TREASURY 2024-04-30: 11.00 + 0.00 - 0.00 = 11.00 | 11.00 + 0.00 - 0.00 = 11.00 | 0.00");
        assertThat(tables(report(MARCH.plusMonths(2), last)).getFirst())
                .startsWith("TREASURY 2024-04-30"); // the last day that a statement covers
    }

    private static PremiumCollected premium(String receipt, String amount) {
        return new PremiumCollected(
                UNIT,
                receipt,
                PayerCategory.EMPLOYER,
                PremiumKind.CURRENT,
                MARCH,
                yuan(amount),
                Money.ZERO,
                CollectionAccount.INCOME_ACCOUNT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void collectionsAloneAreHeldAgainstCollectionsAloneAndWhatIsTakenBackCancels() {
        PremiumCollected wrong = premium("R-3", "50.00");
        happens(march(3), premium("R-1", "20.00"));
        happens(march(3), premium("R-2", "30.00"));
        happens(march(4), wrong);
        happens(
                march(5),
                new PremiumRefunded(
                        premium("R-1", "20.00"),
                        "F-1",
                        yuan("4.00"),
                        yuan("4.00"),
                        RefundOf.THIS_YEAR,
                        Account.COLLECTED_NOT_REMITTED));
        happens(
                march(6),
                new EntryReversed("command-4", wrong, undone(wrong), Optional.empty(), "another city's money"));
        happens(
                march(31),
                statement(
                        "TAX",
                        StatementSource.TAX,
                        ALL,
                        MARCH,
                        Optional.empty(),
                        line(1, march(3), "20.00", "R-1"),
                        line(2, march(3), "30.00", "R-2")));

        assertThat(new ToBeMatched(LEDGER.source()).matches(book, last, WINDOW).get("TAX"))
                .extracting(Match::entries)
                .containsExactly(List.of("command-2"), List.of("command-3"));
        happens(
                march(31),
                matched(
                        "TAX",
                        StatementSource.TAX,
                        ALL,
                        match(MatchRule.REFERENCE, "20.00", 1, "command-2"),
                        match(MatchRule.REFERENCE, "30.00", 2, "command-3")));

        assertThat(outstanding(report(MARCH, last))).isEmpty();
        assertThat(tables(report(MARCH, last)))
                .containsExactly(
                        "TAX 2024-03-31 turnover: 50.00 + 0.00 - 0.00 = 50.00 | 50.00 + 0.00 - 0.00 = 50.00 | 0.00");

        happens(
                march(31),
                new EntryReversed(
                        "command-2", premium("R-1", "20.00"), undone(premium("R-1", "20.00")), Optional.empty(), "x"));
        assertThat(outstanding(report(MARCH, last)))
                .as("the office says it was collected, the ledger has taken it back")
                .containsExactly("command-9 -20.00 OPEN TIMING");
    }

    /** One refund among the lines does not make the statement one of remittances. */
    @Test
    void whatTheTaxAuthorityRemitsIsComparedOnlyWhereItsStatementHasIt() {
        happens(march(3), premium("R-1", "20.00"));
        happens(
                march(5),
                new PremiumRefunded(
                        premium("R-1", "20.00"),
                        "F-1",
                        yuan("4.00"),
                        yuan("4.00"),
                        RefundOf.THIS_YEAR,
                        Account.COLLECTED_NOT_REMITTED));
        happens(march(6), new RemittedToCityTreasury(UNIT, yuan("16.00")));
        happens(
                march(31),
                statement(
                        "TAX",
                        StatementSource.TAX,
                        ALL,
                        MARCH,
                        Optional.empty(),
                        line(1, march(3), "20.00", "R-1"),
                        line(2, march(5), "-4.00", "F-1")));
        happens(
                march(31),
                matched(
                        "TAX",
                        StatementSource.TAX,
                        ALL,
                        match(MatchRule.REFERENCE, "20.00", 1, "command-2"),
                        match(MatchRule.REFERENCE, "-4.00", 2, "command-3")));
        assertThat(outstanding(report(MARCH, last))).isEmpty();

        happens(
                march(31),
                statement(
                        "TAX-2",
                        StatementSource.TAX,
                        ALL,
                        MARCH,
                        Optional.empty(),
                        line(1, march(7), "-16.00", "to the treasury")));
        assertThat(new ToBeMatched(LEDGER.source()).matches(book, last, WINDOW).get("TAX-2"))
                .extracting(Match::entries)
                .containsExactly(List.of("command-4"));
    }

    private static List<Posting> undone(LedgerEvent event) {
        return PostingRules.postings(event).stream().map(Posting::exchanged).toList();
    }

    @Test
    void partiesAgreeDisputeOrAreSilentByWhatTheLedgerHasAsKnown() {
        happens(march(5), subsidy(UNIT, "S-1", "100.00"));
        happens(march(5), subsidy(OTHER, "S-2", "8.00"));
        happens(march(6), premium("R-1", "20.00"));
        happens(march(31), confirmed(Optional.of(UNIT), Account.TREASURY, "100.00", Party.FINANCE));
        happens(march(31), confirmed(ALL, Account.COLLECTED_NOT_REMITTED, "21.00", Party.TAX));
        long before = last;
        happens(march(31), subsidy(UNIT, "S-3", "1.00"));
        happens(march(31), premium("R-2", "1.00"));

        assertThat(confirmations(before))
                .containsExactly(
                        "all 1002 TAX DISPUTED 20.00 21.00",
                        "410221 1005 FINANCE SILENT 8.00",
                        "410222 1005 FINANCE AGREED 100.00 100.00");
        assertThat(confirmations(last))
                .containsExactly(
                        "all 1002 TAX AGREED 21.00 21.00",
                        "410221 1005 FINANCE SILENT 8.00",
                        "410222 1005 FINANCE DISPUTED 101.00 100.00");
        happens(march(31), confirmed(Optional.of(UNIT), Account.TREASURY, "101.00", Party.FINANCE));
        assertThat(confirmations(last)).contains("410222 1005 FINANCE AGREED 101.00 101.00");
    }

    private static ReconciliationConfirmed confirmed(
            Optional<UnitCode> unit, Account account, String balance, Party party) {
        return new ReconciliationConfirmed(unit, MARCH, account, yuan(balance), Money.ZERO, party);
    }

    private List<String> confirmations(long sequence) {
        return report(MARCH, sequence).confirmations().stream()
                .map(one -> one.unit().map(UnitCode::code).orElse("all") + " " + one.account() + " " + one.party() + " "
                        + one.state() + " " + one.ledger()
                        + one.word().map(word -> " " + word.balance()).orElse(""))
                .toList();
    }

    @Test
    void aBookWaitsWhileALineOfItHasNotBeenMatched() {
        aMarchOfTheTreasury();
        ToBeMatched toBeMatched = new ToBeMatched(LEDGER.source());

        assertThat(toBeMatched.books()).containsEntry(book, last);
        assertThat(toBeMatched.matches(book, last, WINDOW).get("T"))
                .containsExactly(
                        match(MatchRule.REFERENCE, "100.00", 1, "command-2"),
                        match(MatchRule.AMOUNT_AND_DAY, "-40.00", 3, "command-5"));
        List<Match> all = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            all.add(new Match(MatchRule.BY_HAND, List.of(i), List.of(), Money.ZERO));
        }
        happens(march(31), matched("T", StatementSource.TREASURY, Optional.of(UNIT), all.toArray(Match[]::new)));
        assertThat(toBeMatched.books()).doesNotContainKey(book);
    }
}
