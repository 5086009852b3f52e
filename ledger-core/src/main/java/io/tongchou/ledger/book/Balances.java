package io.tongchou.ledger.book;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The balances of a book by unit, account and effective date: by day for cash, by month for the rest, back to the first day of
 * the year closed last and one sum before that. Its size is bounded by the calendar, not by the number of entries.
 * Debit is positive throughout.
 */
public final class Balances {

    private final TreeMap<UnitCode, EnumMap<Account, Series>> units = new TreeMap<>();

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    private static final class Series {
        private long before;
        private long total;
        private final TreeMap<Long, Long> changes = new TreeMap<>();
        private final TreeMap<Long, Long> arrivals = new TreeMap<>();

        void add(long day, long fen) {
            total = Math.addExact(total, fen);
            changes.merge(day, fen, Math::addExact);
        }

        void arrive(long day, long fen) {
            arrivals.merge(day, fen, Math::addExact);
        }

        long through(long day) {
            long sum = before;
            for (long change : changes.headMap(day, true).values()) {
                sum = Math.addExact(sum, change);
            }
            return sum;
        }

        /** The first day of the stretch of days through that one on which there was money at the day's end. */
        Optional<Long> positiveSince(long day) {
            long sum = before;
            Optional<Long> since = sum > 0 ? Optional.of(Long.MIN_VALUE) : Optional.empty();
            for (Map.Entry<Long, Long> change : changes.headMap(day, true).entrySet()) {
                sum = Math.addExact(sum, change.getValue());
                since = sum <= 0 ? Optional.empty() : since.isPresent() ? since : Optional.of(change.getKey());
            }
            return since;
        }

        void forgetBefore(long day) {
            var old = changes.headMap(day, false);
            for (long change : old.values()) {
                before = Math.addExact(before, change);
            }
            old.clear();
            arrivals.headMap(day, false).clear();
        }
    }

    Balances() {}

    @JsonCreator
    static Balances of(@JsonProperty("units") Map<UnitCode, Map<Account, Series>> units) {
        Balances balances = new Balances();
        units.forEach((unit, accounts) -> balances.units.put(unit, new EnumMap<>(accounts)));
        return balances;
    }

    @JsonProperty
    Map<UnitCode, EnumMap<Account, Series>> units() {
        return units;
    }

    void add(Posting posting, LocalDate effectiveOn) {
        Series series = series(posting.unit(), posting.account());
        series.add(bucket(posting.account(), effectiveOn), posting.amount().fen());
        if (posting.account().isOnTheWay() && posting.amount().isPositive()) {
            series.arrive(effectiveOn.toEpochDay(), posting.amount().fen());
        }
    }

    void forgetBefore(LocalDate day) {
        units.values().forEach(accounts -> accounts.values().forEach(series -> series.forgetBefore(day.toEpochDay())));
    }

    /** The balance with everything that is booked, whatever its effective date. */
    public Money now(UnitCode unit, Account account) {
        Series series = find(unit, account);
        return series == null ? Money.ZERO : Money.ofFen(series.total);
    }

    /**
     * The balance at the end of a day by effective date.
     *
     * @param day a month's last day for accounts that are not cash
     */
    public Money at(UnitCode unit, Account account, LocalDate day) {
        Series series = find(unit, account);
        return series == null ? Money.ZERO : Money.ofFen(series.through(day.toEpochDay()));
    }

    /** What changed on an account from January through a month of a year. */
    public Money change(UnitCode unit, Account account, FiscalYear year, int throughMonth) {
        Series series = find(unit, account);
        return series == null
                ? Money.ZERO
                : Money.ofFen(series
                        .changes
                        .subMap(
                                year.firstDay().toEpochDay(),
                                true,
                                year.month(throughMonth).atEndOfMonth().toEpochDay(),
                                true)
                        .values()
                        .stream()
                        .reduce(0L, Math::addExact));
    }

    /** What changed on an account in a month. */
    public Money changeIn(UnitCode unit, Account account, YearMonth month) {
        FiscalYear year = new FiscalYear(month.getYear());
        Money through = change(unit, account, year, month.getMonthValue());
        return month.getMonthValue() == 1
                ? through
                : through.minus(change(unit, account, year, month.getMonthValue() - 1));
    }

    /**
     * Since when an account of cash has held money without a break, as of the end of a day; empty where it holds none.
     * {@link LocalDate#MIN} where that is from before the days that are kept.
     */
    public Optional<LocalDate> heldSince(UnitCode unit, Account account, LocalDate day) {
        return Optional.ofNullable(find(unit, account))
                .flatMap(series -> series.positiveSince(day.toEpochDay()))
                .map(since -> since == Long.MIN_VALUE ? LocalDate.MIN : LocalDate.ofEpochDay(since));
    }

    /** What came to an account of money on its way on a day, and what of it is still there. */
    public record Arrival(LocalDate on, Money amount, Money left) {}

    /**
     * What an account of money on its way holds at the end of a day, by the day it came, the oldest first: what came first goes
     * on first. What came before the days that are kept is not among it.
     */
    public List<Arrival> arrivals(UnitCode unit, Account account, LocalDate day) {
        Series series = find(unit, account);
        if (series == null) {
            return List.of();
        }
        List<Arrival> held = new ArrayList<>();
        Money left = Money.ofFen(series.through(day.toEpochDay()));
        for (var came :
                series.arrivals.headMap(day.toEpochDay(), true).descendingMap().entrySet()) {
            if (!left.isPositive()) {
                break;
            }
            Money amount = Money.ofFen(came.getValue());
            held.addFirst(new Arrival(LocalDate.ofEpochDay(came.getKey()), amount, amount.min(left)));
            left = left.minus(amount);
        }
        return held;
    }

    /** The sum over the days {@code from} … {@code to}, both included, of the balance at each day's end; negative ones count as nothing (积数). */
    public BigInteger dailyProduct(UnitCode unit, Account account, LocalDate from, LocalDate to) {
        Series series = find(unit, account);
        BigInteger product = BigInteger.ZERO;
        if (series == null) {
            return product;
        }
        long end = to.toEpochDay();
        long day = from.toEpochDay();
        long balance = series.through(day);
        while (day <= end) {
            var next = series.changes.higherEntry(day);
            long until = next == null ? end + 1 : Math.min(next.getKey(), end + 1);
            product = product.add(BigInteger.valueOf(Math.max(0, balance)).multiply(BigInteger.valueOf(until - day)));
            day = until;
            if (next != null && day == next.getKey()) {
                balance = Math.addExact(balance, next.getValue());
            }
        }
        return product;
    }

    /** All that is booked, by unit and account, ascending. */
    public Map<UnitCode, Map<Account, Money>> now() {
        Map<UnitCode, Map<Account, Money>> all = new TreeMap<>();
        units.forEach((unit, accounts) -> accounts.forEach((account, series) -> all.computeIfAbsent(
                        unit, any -> new TreeMap<>(Comparator.comparing(Account::code)))
                .put(account, Money.ofFen(series.total))));
        return all;
    }

    private static long bucket(Account account, LocalDate day) {
        return account.kind() == Account.Kind.CASH
                ? day.toEpochDay()
                : day.withDayOfMonth(1).toEpochDay();
    }

    private Series series(UnitCode unit, Account account) {
        return units.computeIfAbsent(unit, any -> new EnumMap<>(Account.class))
                .computeIfAbsent(account, any -> new Series());
    }

    private @Nullable Series find(UnitCode unit, Account account) {
        EnumMap<Account, Series> accounts = units.get(unit);
        return accounts == null ? null : accounts.get(account);
    }
}
