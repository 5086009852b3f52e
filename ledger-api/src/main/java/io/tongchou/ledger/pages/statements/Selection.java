package io.tongchou.ledger.pages.statements;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.commands.reading.DataReader;
import io.tongchou.ledger.explain.NotThere;
import io.tongchou.ledger.figures.Papers.Kind;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.vocabulary.Account;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/**
 * Which paper a visit asks for, and of what.
 *
 * @param account blank where it is of none, or of all
 * @param from the first day that counts
 * @param to the last day that counts
 */
record Selection(
        Kind kind,
        Period period,
        String unit,
        String account,
        String item,
        String knownAt,
        String cursor,
        LocalDate from,
        LocalDate to) {

    static final int ON_A_PAGE = 100;
    static final int IN_A_FILE = 1000;

    /**
     * Where no period is named, it is the month of the day that is looked at, or else the last one that is closed, or else this one.
     *
     * @param state what is known of the book now
     */
    static Selection of(Visit visit, Kind kind, BookState state, LocalDate today) {
        Period period = period(visit, kind, state, today);
        return new Selection(
                kind,
                period,
                visit.parameter("unit").orElse(""),
                visit.parameter("account").filter(any -> isOfAnAccount(kind)).orElseGet(() -> usual(kind)),
                visit.parameter("item")
                        .filter(any -> kind == Kind.SUBSIDIARY_LEDGER)
                        .orElse(""),
                visit.parameter("knownAt").orElse(""),
                visit.parameter("cursor").orElse(""),
                later(period.first(), state.beginsOn()),
                period.last().isAfter(today) ? later(today, period.first()) : period.last());
    }

    static boolean isOfAnAccount(Kind kind) {
        return kind == Kind.GENERAL_LEDGER || kind == Kind.JOURNAL || kind == Kind.SUBSIDIARY_LEDGER;
    }

    private static String usual(Kind kind) {
        return switch (kind) {
            case JOURNAL -> Account.FISCAL_ACCOUNT.code();
            case SUBSIDIARY_LEDGER -> Account.PREMIUMS.code();
            case BALANCE_SHEET, INCOME_AND_EXPENDITURE, PLAN_AGAINST_ACTUAL, GENERAL_LEDGER, VOUCHERS -> "";
        };
    }

    private static Period period(Visit visit, Kind kind, BookState state, LocalDate today) {
        try {
            Period period = visit.parameter("period")
                    .map(Period::parse)
                    .or(() -> visit.parameter("asOf").map(DataReader::day).map(day -> Period.of(YearMonth.from(day))))
                    .orElseGet(() -> Period.of(state.closedThrough().orElse(YearMonth.from(today))));
            return kind == Kind.VOUCHERS && period.month().isEmpty()
                    ? Period.of(YearMonth.from(period.last().isAfter(today) ? today : period.last()))
                    : period;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new NotThere(Refusal.invalid("period", "must be a month such as 2021-03, or a year such as 2021"));
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** As the paper is asked for them. */
    Map<String, String> parameters(int limit) {
        Map<String, String> parameters = new HashMap<>();
        switch (kind) {
            case BALANCE_SHEET, INCOME_AND_EXPENDITURE, PLAN_AGAINST_ACTUAL, GENERAL_LEDGER ->
                parameters.put("period", period.toString());
            case JOURNAL, SUBSIDIARY_LEDGER -> {
                parameters.put("from", from.toString());
                parameters.put("to", to.toString());
                parameters.put("limit", String.valueOf(limit));
                parameters.put("cursor", cursor);
            }
            case VOUCHERS -> {
                parameters.put("month", period.toString());
                parameters.put("limit", String.valueOf(limit));
                parameters.put("cursor", cursor);
            }
        }
        parameters.putAll(Map.of("unit", unit, "account", account, "item", item, "knownAt", knownAt));
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }
}
