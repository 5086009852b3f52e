package io.tongchou.ledger.explain;

import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.commands.reading.DataReader;
import io.tongchou.ledger.indicators.Origin;
import io.tongchou.ledger.settlement.Step;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.PlannedExpenditure;
import io.tongchou.ledger.vocabulary.PlannedIncome;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A figure's own path, by which it is asked for: its kind, whose it is, what it is of, and of when. */
public sealed interface Figure {

    /** Whose it is; of several units, or of none in particular, empty. */
    default Optional<UnitCode> unit() {
        return Optional.empty();
    }

    /** Whether it tells of units beside one: nothing for a county. */
    default boolean isOfSeveral() {
        return unit().isEmpty();
    }

    /** The days that stand in its path. */
    default List<LocalDate> days() {
        return List.of();
    }

    /**
     * What stands on accounts at the end of a day: {@code balance/410222/1003.01/2021-12-31}.
     *
     * @param day where it is left out, the one that is asked for
     */
    record Balance(Scope scope, Accounts of, Optional<LocalDate> day) implements Figure {
        @Override
        public Optional<UnitCode> unit() {
            return scope.unit();
        }

        @Override
        public List<LocalDate> days() {
            return day.stream().toList();
        }

        @Override
        public String toString() {
            return "balance/" + scope + "/" + of + day.map(on -> "/" + on).orElse("");
        }
    }

    /**
     * What was booked on accounts from a day through another; on income and expenditure without what closes the year:
     * {@code flow/410222/4001/2021-01-01/2021-12-31}.
     */
    record Flow(Scope scope, Accounts of, LocalDate from, LocalDate to) implements Figure {

        public Flow {
            ascending(from, to);
        }

        @Override
        public Optional<UnitCode> unit() {
            return scope.unit();
        }

        @Override
        public List<LocalDate> days() {
            return List.of(from, to);
        }

        @Override
        public String toString() {
            return "flow/" + scope + "/" + of + "/" + from + "/" + to;
        }
    }

    /** What entries that close a year booked on an account: {@code closing/410222/4001/2021-01-01/2021-12-31}. */
    record Closing(Scope scope, Accounts.One of, LocalDate from, LocalDate to) implements Figure {

        public Closing {
            ascending(from, to);
        }

        @Override
        public Optional<UnitCode> unit() {
            return scope.unit();
        }

        @Override
        public List<LocalDate> days() {
            return List.of(from, to);
        }

        @Override
        public String toString() {
            return "closing/" + scope + "/" + of + "/" + from + "/" + to;
        }
    }

    /**
     * A line of a statement: {@code statement/balance-sheet/2021-03/ALL/total-assets/2}.
     *
     * @param column from 1
     */
    record Line(Form form, Period period, Scope scope, String line, int column) implements Figure {

        public Line {
            if (scope.equals(Scope.UNITS)) {
                throw new IllegalArgumentException("there is no statement of all units but the reserve");
            }
        }

        /** The statement. */
        public enum Form {
            BALANCE_SHEET("balance-sheet"),
            INCOME_AND_EXPENDITURE("income-and-expenditure");

            private final String path;

            Form(String path) {
                this.path = path;
            }
        }

        @Override
        public Optional<UnitCode> unit() {
            return scope.unit();
        }

        @Override
        public String toString() {
            return "statement/" + form.path + "/" + period + "/" + scope + "/" + line + "/" + column;
        }
    }

    /** What bodies of the pool paid each other and the city's statement leaves out: {@code eliminated/2021-12/5301/1}. */
    record Eliminated(Period period, Accounts.One paid, int column) implements Figure {
        @Override
        public String toString() {
            return "eliminated/" + period + "/" + paid + "/" + column;
        }
    }

    /**
     * An amount of a unit's settlement: {@code settlement/2021/410222/fromReserve}, or what of it serves a part of the gap:
     * {@code settlement/2021/410222/fromReserve/POLICY}.
     */
    record OfSettlement(FiscalYear year, UnitCode unitCode, SettlementAmount amount, Optional<Step.Part> part)
            implements Figure {
        @Override
        public Optional<UnitCode> unit() {
            return Optional.of(unitCode);
        }

        @Override
        public String toString() {
            return "settlement/" + year + "/" + unitCode + "/" + amount.code()
                    + part.map(of -> "/" + of).orElse("");
        }
    }

    /**
     * What is planned, by the plan in force on a day: {@code plan/2021/410222/INCOME/2021-12-31}, or an item of it,
     * {@code plan/2021/410222/INCOME.PREMIUM}.
     *
     * @param day where it is left out, the one that is asked for
     */
    record Plan(FiscalYear year, Scope scope, String item, Optional<LocalDate> day) implements Figure {

        static final String INCOME = "INCOME";
        static final String EXPENDITURE = "EXPENDITURE";
        static final String SURPLUS = "SURPLUS";

        public Plan {
            if (Stream.of(INCOME, EXPENDITURE, SURPLUS)
                    .noneMatch(whole ->
                            item.equals(whole) || itemsOf(whole).toList().contains(item))) {
                throw new IllegalArgumentException("no plan has an item " + item);
            }
        }

        /** What it adds up; nothing where it is one item. */
        List<String> items() {
            return itemsOf(item).toList();
        }

        private static Stream<String> itemsOf(String whole) {
            return switch (whole) {
                case INCOME -> Arrays.stream(PlannedIncome.values()).map(item -> INCOME + "." + item);
                case EXPENDITURE -> Arrays.stream(PlannedExpenditure.values()).map(item -> EXPENDITURE + "." + item);
                case SURPLUS -> Stream.of(INCOME, EXPENDITURE);
                default -> Stream.of();
            };
        }

        @Override
        public Optional<UnitCode> unit() {
            return scope.unit();
        }

        @Override
        public List<LocalDate> days() {
            return day.stream().toList();
        }

        @Override
        public String toString() {
            return "plan/" + year + "/" + scope + "/" + item
                    + day.map(on -> "/" + on).orElse("");
        }
    }

    /** What was spent in a year as recorded, or as the book has it: {@code spent/2020/UNITS}. */
    record Spent(FiscalYear year, Scope scope) implements Figure {
        @Override
        public Optional<UnitCode> unit() {
            return scope.unit();
        }

        @Override
        public String toString() {
            return "spent/" + year + "/" + scope;
        }
    }

    /** What is left of an open item: {@code item/TIME_DEPOSIT/D-1}. */
    record Left(OpenItem.Kind kind, String number) implements Figure {
        @Override
        public boolean isOfSeveral() {
            return false; // whose it is, only the item says
        }

        @Override
        public String toString() {
            return "item/" + kind + "/" + number;
        }
    }

    /**
     * An indicator: {@code indicator/MONTHS_PAYABLE/POOL}.
     *
     * @param of whose; without it the whole pool's
     */
    record OfIndicator(IndicatorKind kind, Optional<UnitCode> of, Optional<String> subject) implements Figure {
        @Override
        public Optional<UnitCode> unit() {
            return of;
        }

        @Override
        public String toString() {
            return "indicator/" + kind + "/" + of.map(UnitCode::code).orElse("POOL")
                    + subject.map(about -> "/" + about).orElse("");
        }
    }

    /** An entry by the id of the command that made it: {@code entry/R-17}. */
    record Entry(String command) implements Figure {
        @Override
        public boolean isOfSeveral() {
            return false; // a county sees its own legs
        }

        @Override
        public String toString() {
            return "entry/" + command;
        }
    }

    /** An event of the book: {@code event/17}. */
    record Event(long sequence) implements Figure {
        @Override
        public boolean isOfSeveral() {
            return false; // a county sees what concerns it
        }

        @Override
        public String toString() {
            return "event/" + sequence;
        }
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} where it is none
     */
    static Figure parse(String path) {
        String[] kindAndRest = path.split("/", 2);
        if (kindAndRest.length < 2) {
            throw new IllegalArgumentException(path);
        }
        String rest = kindAndRest[1];
        List<String> parts = List.of(rest.split("/", -1));
        return switch (kindAndRest[0] + parts.size()) {
            case "balance2", "balance3" ->
                new Balance(Scope.parse(parts.get(0)), Accounts.parse(parts.get(1)), dayAt(parts, 2));
            case "flow4" ->
                new Flow(Scope.parse(parts.get(0)), Accounts.parse(parts.get(1)), day(parts, 2), day(parts, 3));
            case "closing4" -> new Closing(Scope.parse(parts.get(0)), one(parts.get(1)), day(parts, 2), day(parts, 3));
            case "statement5" ->
                new Line(
                        form(parts.get(0)),
                        Period.parse(parts.get(1)),
                        Scope.parse(parts.get(2)),
                        parts.get(3),
                        Integer.parseInt(parts.get(4)));
            case "eliminated3" ->
                new Eliminated(Period.parse(parts.get(0)), one(parts.get(1)), Integer.parseInt(parts.get(2)));
            case "settlement3", "settlement4" ->
                new OfSettlement(
                        year(parts.get(0)),
                        new UnitCode(parts.get(1)),
                        SettlementAmount.of(parts.get(2)),
                        parts.size() == 3 ? Optional.empty() : Optional.of(Step.Part.valueOf(parts.get(3))));
            case "plan3", "plan4" ->
                new Plan(year(parts.get(0)), Scope.parse(parts.get(1)), parts.get(2), dayAt(parts, 3));
            case "spent2" -> new Spent(year(parts.get(0)), Scope.parse(parts.get(1)));
            case "event1" -> new Event(Long.parseLong(rest));
            default ->
                switch (kindAndRest[0]) {
                    case "entry" -> new Entry(rest);
                    case "item" -> {
                        String[] item = parts(rest, 2);
                        yield new Left(OpenItem.Kind.valueOf(item[0]), item[1]);
                    }
                    case "indicator" -> indicator(parts(rest, 3));
                    default -> throw new IllegalArgumentException(path);
                };
        };
    }

    /** What opens a part of an indicator. */
    static Figure of(Origin origin) {
        return switch (origin) {
            case Origin.Flow(var unit, var accounts, var from, var through) ->
                new Flow(Scope.ofUnits(unit), accounts(accounts), from.atDay(1), through.atEndOfMonth());
            case Origin.Balance(var unit, var accounts, var day) ->
                new Balance(Scope.ofUnits(unit), accounts(accounts), Optional.of(day));
            case Origin.Plan(var unit, var year, var day, var of) ->
                new Plan(
                        year,
                        Scope.ofUnits(unit),
                        switch (of) {
                            case PREMIUM -> "INCOME.PREMIUM";
                            case EXPENDITURE -> "EXPENDITURE";
                        },
                        Optional.of(day));
            case Origin.YearBefore(var unit, var year) -> new Spent(year, Scope.ofUnits(unit));
            case Origin.Gap(var unit, var year) -> new OfSettlement(year, unit, SettlementAmount.GAP, Optional.empty());
            case Origin.Left(var kind, var number) -> new Left(kind, number);
        };
    }

    /** The group of just those accounts, or the one account. */
    private static Accounts accounts(List<Account> accounts) {
        return Arrays.stream(Accounts.Group.values())
                .filter(group -> group.accounts().equals(accounts))
                .<Accounts>map(group -> group)
                .findFirst()
                .orElseGet(() -> Accounts.of(accounts.getFirst()));
    }

    /** Two parts at least; the last may have strokes of its own. */
    private static String[] parts(String rest, int most) {
        String[] parts = rest.split("/", most);
        if (parts.length < 2) {
            throw new IllegalArgumentException(rest);
        }
        return parts;
    }

    private static OfIndicator indicator(String[] parts) {
        return new OfIndicator(
                IndicatorKind.valueOf(parts[0]),
                parts[1].equals("POOL") ? Optional.empty() : Optional.of(new UnitCode(parts[1])),
                parts.length < 3 ? Optional.empty() : Optional.of(parts[2]));
    }

    private static Accounts.One one(String text) {
        if (Accounts.parse(text) instanceof Accounts.One account) {
            return account;
        }
        throw new IllegalArgumentException(text);
    }

    private static Line.Form form(String path) {
        return Arrays.stream(Line.Form.values())
                .filter(form -> form.path.equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(path));
    }

    private static void ascending(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(from + " is after " + to);
        }
    }

    private static FiscalYear year(String text) {
        return new FiscalYear(Integer.parseInt(text));
    }

    private static Optional<LocalDate> dayAt(List<String> parts, int i) {
        return parts.size() > i ? Optional.of(day(parts, i)) : Optional.empty();
    }

    private static LocalDate day(List<String> parts, int i) {
        return DataReader.day(parts.get(i));
    }
}
