package io.tongchou.ledger.indicators;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.policy.Indicators.Levels;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A book as of the end of a day; by whole months where its accounts are kept by the month. */
record View(BookState book, LocalDate day) {

    private static final Ground OWN_LEVELS =
            Ground.assumed("no notice names levels; they are the ledger's own / 通知未规定等级，等级为本账套设定");

    Optional<Policy> policy() {
        return book.policyOn(day);
    }

    Levels levels() {
        return policy().map(policy -> policy.indicators().levelsInForce())
                .orElse(io.tongchou.ledger.policy.Indicators.ASSUMED);
    }

    Ground groundOfLevels() {
        return policy().flatMap(policy -> policy.indicators().levels())
                .map(Ground::of)
                .orElse(OWN_LEVELS);
    }

    /** The units with an account of their own on the day. */
    List<UnitCode> units() {
        return book.unitsWithLedger(day).stream()
                .filter(unit -> book.hasUnit(unit, day))
                .toList();
    }

    /** The whole pool, and each unit. */
    List<Optional<UnitCode>> wholeAndUnits() {
        List<Optional<UnitCode>> all = new ArrayList<>(List.of(Optional.empty()));
        units().forEach(unit -> all.add(Optional.of(unit)));
        return all;
    }

    /** The last month that is over on the day. */
    YearMonth lastMonth() {
        YearMonth month = YearMonth.from(day);
        return month.atEndOfMonth().equals(day) ? month : month.minusMonths(1);
    }

    /** The first whole month that the balances tell of. */
    YearMonth firstMonth() {
        LocalDate first =
                book.dailyBalancesFrom().isAfter(book.beginsOn()) ? book.dailyBalancesFrom() : book.beginsOn();
        YearMonth month = YearMonth.from(first);
        return first.getDayOfMonth() == 1 ? month : month.plusMonths(1);
    }

    /** Whether the balances tell of all months from that one through the last. */
    boolean knowsFrom(YearMonth month) {
        return !month.isBefore(firstMonth()) && !lastMonth().isBefore(month);
    }

    String tooShort(YearMonth from) {
        return "not enough history: months are known from " + firstMonth() + " through " + lastMonth() + ", and " + from
                + " is needed";
    }

    /** The months of the last month's year that the book has run in, through the last. */
    YearMonth firstOfYear() {
        YearMonth january = lastMonth().withMonth(1);
        YearMonth begin = YearMonth.from(book.beginsOn());
        return begin.isAfter(january) ? begin : january;
    }

    /** What was received on accounts of a unit, or of all, in those months; what the years' closes took off is put back. */
    Money received(Optional<UnitCode> unit, Predicate<Account> accounts, YearMonth from, YearMonth through) {
        return spent(unit, accounts, from, through).negated();
    }

    /** The same of accounts of expenditure. */
    Money spent(Optional<UnitCode> unit, Predicate<Account> accounts, YearMonth from, YearMonth through) {
        Money sum = Money.ZERO;
        List<UnitCode> units = unit.map(List::of).orElseGet(book::units);
        List<Account> wanted = all(accounts);
        for (YearMonth month = from; !month.isAfter(through); month = month.plusMonths(1)) {
            for (UnitCode one : units) {
                for (Account account : wanted) {
                    sum = sum.plus(book.balances().changeIn(one, account, month));
                    if (month.getMonthValue() == 12) {
                        sum = sum.plus(book.year(new FiscalYear(month.getYear()))
                                .unit(one)
                                .closed(account));
                    }
                }
            }
        }
        return sum;
    }

    /** Where {@link #received} and {@link #spent} read that. */
    static Origin flow(Optional<UnitCode> unit, Predicate<Account> accounts, YearMonth from, YearMonth through) {
        return new Origin.Flow(unit, all(accounts), from, through);
    }

    private static List<Account> all(Predicate<Account> accounts) {
        return Arrays.stream(Account.values()).filter(accounts).toList();
    }

    /** What a unit owns at the last month's end, without what is parked: never available to the city. */
    Money owned(UnitCode unit) {
        return Money.sum(all(View::isOwned).stream()
                .map(account -> book.balances().at(unit, account, lastMonth().atEndOfMonth()))
                .toList());
    }

    private static boolean isOwned(Account account) {
        return switch (account.kind()) {
            case CASH -> account != Account.PARKED;
            case ASSET, LIABILITY -> true;
            case BALANCE, INCOME, EXPENDITURE -> false;
        };
    }

    /** Where {@link #owned} reads that. */
    Origin ownedBy(Optional<UnitCode> unit) {
        return new Origin.Balance(unit, all(View::isOwned), lastMonth().atEndOfMonth());
    }

    /** How a sentence begins: whose figure it is. */
    static String whose(Optional<UnitCode> unit) {
        return unit.map(one -> one + ": ").orElse("");
    }
}
