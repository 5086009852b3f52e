package io.tongchou.ledger.commands;

import static io.tongchou.ledger.commands.BookInMemory.copy;
import static io.tongchou.ledger.commands.BookInMemory.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.OpenStatement;
import io.tongchou.ledger.book.Rulebook.Ruling;
import io.tongchou.ledger.commands.RandomYear.Step;
import io.tongchou.ledger.events.LinesMatched;
import io.tongchou.ledger.events.StatementImported;
import io.tongchou.ledger.events.StatementLine;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What holds in every book, whatever was sent to it; a failure names the seed of the history. */
class HistoryPropertiesTest {

    private static final int COMMANDS = 350;
    private static final BookState BEGINNING = GivenBook.kaifeng().state();

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theBooksBalanceAndNothingIsOverdrawn(@ForAll long seed) {
        RandomYear commands = new RandomYear(seed);
        BookInMemory book = new BookInMemory(BEGINNING);
        for (int i = 0; i < COMMANDS; i++) {
            Step step = commands.next();
            book.take(step);
            balances(book.state(), step);
        }
    }

    private static void balances(BookState book, Step after) {
        Map<UnitCode, Map<Account, Money>> now = book.balances().now();
        Map<Account, Money> city = new EnumMap<>(Account.class);
        now.forEach((unit, accounts) -> {
            assertThat(Money.sum(accounts.values()))
                    .as(unit + " after " + after)
                    .isEqualTo(Money.ZERO);
            accounts.forEach((account, balance) -> {
                city.merge(account, balance, Money::plus);
                boolean pooled = account == Account.FISCAL_ACCOUNT && !unit.isReserve();
                if (account.kind() == Account.Kind.CASH && !pooled) {
                    assertThat(balance.isNegative())
                            .as(unit + " " + account + " " + balance + " after " + after)
                            .isFalse();
                }
            });
        });
        assertThat(Money.sum(city.values())).isEqualTo(Money.ZERO);
        assertThat(book.totalOfUnits(Account.FISCAL_ACCOUNT).isNegative())
                .as("1003.01 after " + after)
                .isFalse();
        holds(city, Account.TIME_DEPOSIT, OpenItem.Kind.TIME_DEPOSIT, book, after);
        holds(city, Account.BONDS, OpenItem.Kind.BOND, book, after);
        holds(city, Account.ADVANCES, OpenItem.Kind.ADVANCE, book, after);
        assertThat(book.balances().now(UnitCode.RESERVE, Account.RISK_RESERVE).isPositive())
                .as("3001.03 after " + after)
                .isFalse();
    }

    /** What is open of a kind is what its account holds. */
    private static void holds(
            Map<Account, Money> city, Account account, OpenItem.Kind kind, BookState book, Step after) {
        assertThat(Money.sum(book.openItems().stream()
                        .filter(item -> item.kind() == kind)
                        .map(OpenItem::left)
                        .toList()))
                .as(account + " after " + after)
                .isEqualTo(city.getOrDefault(account, Money.ZERO));
    }

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void replayAndASnapshotInTheMiddleMakeTheSameBook(@ForAll long seed) {
        RandomYear commands = new RandomYear(seed);
        BookInMemory live = new BookInMemory(BEGINNING);
        BookState snapshot = copy(BEGINNING);
        int middle = 0;
        for (int i = 0; i < COMMANDS; i++) {
            boolean look = i % 25 == 0;
            JsonNode before = look ? picture(live.state()) : NullNode.instance;
            if (live.take(commands.next()).isPresent() && look) {
                assertThat(picture(live.state())).as("after a refusal").isEqualTo(before);
            }
            if (i == COMMANDS / 2) {
                snapshot = copy(live.state());
                middle = live.stored().size();
            }
        }
        BookState replayed = copy(BEGINNING);
        for (int i = 0; i < live.stored().size(); i++) {
            Recorded recorded = EventJson.read(live.stored().get(i));
            replayed.apply(recorded);
            if (i >= middle) {
                snapshot.apply(recorded);
            }
        }
        assertThat(picture(replayed)).isEqualTo(picture(live.state()));
        assertThat(picture(snapshot)).isEqualTo(picture(live.state()));
        List<Step> further = Stream.generate(commands::next).limit(50).toList();
        List<Ruling> ofLive = further.stream().map(live::ruling).toList();
        live.goOnFrom(snapshot);
        assertThat(further.stream().map(live::ruling).toList()).isEqualTo(ofLive);
    }

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void vouchersAreConsecutiveAMonthAndLegsAreTheRules(@ForAll long seed) {
        RandomYear commands = new RandomYear(seed);
        BookInMemory book = new BookInMemory(BEGINNING);
        for (int i = 0; i < COMMANDS; i++) {
            book.take(commands.next());
        }
        Map<YearMonth, Integer> last = new HashMap<>();
        for (byte[] payload : book.stored()) {
            Recorded recorded = EventJson.read(payload);
            assertThat(recorded.entry().map(Entry::postings).orElse(List.of()))
                    .isEqualTo(PostingRules.postings(recorded.event()));
            recorded.entry()
                    .ifPresent(entry -> assertThat(entry.voucher())
                            .isEqualTo(last.merge(YearMonth.from(recorded.effectiveOn()), 1, Integer::sum)));
        }
    }

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aLineAndAnEntryAreMatchedOnceAndWhatIsNotIsOpen(@ForAll long seed) {
        RandomYear commands = new RandomYear(seed);
        BookInMemory book = new BookInMemory(BEGINNING);
        for (int i = 0; i < COMMANDS; i++) {
            book.take(commands.next());
        }
        Map<String, Set<Integer>> waiting = new TreeMap<>();
        Set<String> entries = new HashSet<>();
        for (byte[] payload : book.stored()) {
            switch (EventJson.read(payload).event()) {
                case StatementImported e ->
                    waiting.put(
                            e.statement(),
                            e.lines().stream().map(StatementLine::line).collect(Collectors.toSet()));
                case LinesMatched e ->
                    e.matches().forEach(match -> {
                        assertThat(match.lines()).allMatch(waiting.get(e.statement())::remove);
                        assertThat(match.entries()).allMatch(entry -> entries.add(e.source() + "" + e.unit() + entry));
                    });
                default -> {}
            }
        }
        waiting.values().removeIf(Set::isEmpty);
        assertThat(book.state().openStatements().stream()
                        .collect(Collectors.toMap(
                                OpenStatement::statement, open -> open.lines().keySet())))
                .isEqualTo(waiting);
    }
}
