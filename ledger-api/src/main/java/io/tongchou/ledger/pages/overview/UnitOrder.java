package io.tongchou.ledger.pages.overview;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;

/**
 * By which column the units of an overview are ordered.
 *
 * @param column what is compared
 * @param descending whether the greatest comes first
 */
public record UnitOrder(Column column, boolean descending) {

    static final UnitOrder USUAL = new UnitOrder(Column.UNIT, false);

    /** A column; units without a value come last in ascending order. */
    public enum Column {
        UNIT(Comparator.comparing(Overview.UnitRow::code)),
        INCOME(by(row -> BigDecimal.valueOf(row.income().amount().fen()))),
        INCOME_OF_PLAN(by(row -> number(row.incomeOfPlan()))),
        EXPENDITURE(by(row -> BigDecimal.valueOf(row.expenditure().amount().fen()))),
        EXPENDITURE_OF_PLAN(by(row -> number(row.expenditureOfPlan()))),
        SURPLUS(by(row -> BigDecimal.valueOf(row.surplus().amount().fen()))),
        BALANCE(by(row -> BigDecimal.valueOf(row.balance().amount().fen()))),
        MONTHS_PAYABLE(by(row -> number(row.monthsPayable().value())));

        private final Comparator<Overview.UnitRow> comparator;

        Column(Comparator<Overview.UnitRow> comparator) {
            this.comparator = comparator;
        }

        private static Comparator<Overview.UnitRow> by(Function<Overview.UnitRow, BigDecimal> key) {
            return Comparator.comparing(key).thenComparing(Overview.UnitRow::code);
        }

        private static BigDecimal number(String text) {
            String plain = text.replace("%", "").replace(",", "");
            return plain.isEmpty() ? new BigDecimal(Long.MAX_VALUE) : new BigDecimal(plain);
        }

        /** Its name in an address and among the words. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Reads a column's key, with a minus before it for descending.
     *
     * @throws IllegalArgumentException where there is no such column
     */
    static UnitOrder parse(String text) {
        boolean descending = text.startsWith("-");
        String key = descending ? text.substring(1) : text;
        return new UnitOrder(Column.valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_')), descending);
    }

    /** What a click on the column asks for: its greatest first, then its least. */
    String clicked(Column clicked) {
        boolean down = clicked == column ? !descending : clicked != Column.UNIT;
        return (down ? "-" : "") + clicked.key();
    }

    String of(Column asked) {
        return asked != column ? "none" : descending ? "descending" : "ascending";
    }

    Comparator<Overview.UnitRow> comparator() {
        return descending ? column.comparator.reversed() : column.comparator;
    }
}
