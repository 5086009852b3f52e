package io.tongchou.ledger.commands.yearend;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.OpenStatement.OpenLine;
import io.tongchou.ledger.book.Overrides;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.MonthClosed;
import io.tongchou.ledger.events.OverriddenRefusal;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Closes a month (月结); months close in order. Nothing may be in transit any more, and every line of a statement dated in it or before
 * is matched with an entry or explained.
 *
 * @param month the first month that is still open
 * @param overrides refusals that pass with a reason and a second person
 */
@MadeBy(Office.CITY_CLERK)
public record CloseMonth(YearMonth month, Optional<List<OverriddenRefusal>> overrides) implements Command {

    public CloseMonth {
        Overrides.mustBeOf(
                overrides,
                RefusalCode.INCOME_ACCOUNT_NOT_CLEARED,
                RefusalCode.TREASURY_NOT_CLEARED,
                RefusalCode.UNRECONCILED);
    }

    @Override
    public boolean needsSecondPerson() {
        return Overrides.any(overrides);
    }

    @Override
    public boolean needsOpenMonth() {
        return false;
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (month.isBefore(book.nextToClose())) {
            return Decision.refuse(RefusalCode.MONTH_CLOSED_ALREADY, month + " is closed");
        }
        if (month.isAfter(book.nextToClose())) {
            return Decision.refuse(
                    RefusalCode.EARLIER_MONTH_OPEN, book.nextToClose() + " is open and comes before " + month);
        }
        if (month.atDay(1).isAfter(occasion.effectiveOn())) {
            return Decision.refuse(RefusalCode.IN_THE_FUTURE, month + " has not begun on " + occasion.effectiveOn());
        }
        return inTheWay(book)
                .findFirst()
                .<Decision>map(Decision::refuse)
                .orElseGet(() -> Decision.accept(new MonthClosed(month, overrides.orElse(List.of()))));
    }

    /** All that still stands in the way of the close when the month's turn has come; the first is what it is refused with. */
    public Stream<Refusal> inTheWay(BookState book) {
        Optional<Policy> policy = book.policyOn(month.atEndOfMonth());
        return Stream.of(
                        notCleared(book, RefusalCode.INCOME_ACCOUNT_NOT_CLEARED, Account.COLLECTED_NOT_REMITTED),
                        notCleared(book, RefusalCode.INCOME_ACCOUNT_NOT_CLEARED, Account.JOINT_ACCOUNT)
                                .map(refusal -> policy.flatMap(Policy::sweep)
                                        .map(rule -> refusal.withClause(rule.clause()))
                                        .orElse(refusal)),
                        policy.flatMap(Policy::treasuryClearing).stream()
                                .flatMap(rule -> notCleared(book, RefusalCode.TREASURY_NOT_CLEARED, Account.TREASURY)
                                        .map(refusal -> refusal.withClause(rule.clause()))),
                        unreconciled(book).stream())
                .flatMap(refusals -> refusals);
    }

    private Stream<Refusal> notCleared(BookState book, RefusalCode code, Account account) {
        if (Overrides.waives(overrides, code)) {
            return Stream.of();
        }
        return book.unitsAndReserve().stream()
                .filter(unit -> !held(book, unit, account).isZero())
                .map(unit -> Refusal.of(
                                code,
                                account.title() + " (" + account + ") of " + unit + " holds "
                                        + held(book, unit, account) + " at the end of " + month)
                        .withAvailable(held(book, unit, account)));
    }

    private Optional<Refusal> unreconciled(BookState book) {
        if (Overrides.waives(overrides, RefusalCode.UNRECONCILED)) {
            return Optional.empty();
        }
        List<Waiting> waiting = book.openStatements().stream()
                .flatMap(statement -> statement.lines().entrySet().stream()
                        .filter(line -> !line.getValue().explained()
                                && !line.getValue().on().isAfter(month.atEndOfMonth()))
                        .map(line -> new Waiting(statement.statement(), line.getKey(), line.getValue())))
                .toList();
        return waiting.stream()
                .min(Comparator.comparing(line -> line.open().on()))
                .map(oldest -> Refusal.of(
                        RefusalCode.UNRECONCILED,
                        waiting.size() + " lines of statements through " + month + ", of "
                                + Money.sum(waiting.stream().map(Waiting::size).toList())
                                + " in all, are neither matched nor explained; the oldest is line " + oldest.line()
                                + " of " + oldest.statement() + ", "
                                + oldest.open().amount() + " on "
                                + oldest.open().on()));
    }

    /** A line that waits to be matched or explained. */
    private record Waiting(String statement, int line, OpenLine open) {
        Money size() {
            return open.amount().isNegative() ? open.amount().negated() : open.amount();
        }
    }

    private Money held(BookState book, UnitCode unit, Account account) {
        return book.balances().at(unit, account, month.atEndOfMonth());
    }
}
