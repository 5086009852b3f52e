package io.tongchou.ledger.planning;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.BookUnitYear;
import io.tongchou.ledger.book.BookYear;
import io.tongchou.ledger.explain.Accounts;
import io.tongchou.ledger.statements.Form.Caption;
import io.tongchou.ledger.statements.Form.Term;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.statements.Statement;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PlannedExpenditure;
import io.tongchou.ledger.vocabulary.PlannedIncome;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The plan of a year against what came of it so far (预算执行情况). What came counts as the settlement counts it: without gap top-ups,
 * legacy matters and what levels pay each other.
 *
 * @param unit whose it is; empty for the whole city, whose plan is the sum of its units'
 * @param since the first day that counts
 * @param enrolmentTask how many people are to be insured (参保任务), where a plan says so
 * @param collectionTask what is to be collected (征缴任务), where a plan says so; it is met by premiums
 * @param withoutPlan units that have no plan in force at the period's end: theirs counts as nothing
 */
public record PlanAgainstActual(
        BookId book,
        Basis basis,
        Optional<UnitCode> unit,
        Period period,
        LocalDate since,
        List<Line> lines,
        Optional<Integer> enrolmentTask,
        Optional<Money> collectionTask,
        List<UnitCode> withoutPlan) {

    /**
     * An item of the plan, or a total.
     *
     * @param number from 1
     * @param level how deep it is indented, 0 for totals
     * @param adds the lines that a total adds
     * @param item what it is of; nothing of the surplus, which no plan states
     */
    public record Line(
            int number,
            int level,
            Caption caption,
            List<Term> adds,
            Money planned,
            Money actual,
            Optional<PlanItem> item) {

        /** What came above the plan; below zero what is missing. */
        public Money difference() {
            return actual.minus(planned);
        }

        /** How much of the plan came in hundredths, to two decimals (完成率); empty where nothing was planned. */
        public Optional<BigDecimal> percent() {
            return planned.isZero()
                    ? Optional.empty()
                    : Optional.of(new BigDecimal(actual.fen())
                            .movePointRight(2)
                            .divide(new BigDecimal(planned.fen()), 2, RoundingMode.HALF_UP));
        }
    }

    /**
     * What a line of the plan is of, as figures are asked for.
     *
     * @param planned its name in a plan, such as {@code INCOME.PREMIUM}
     * @param came the accounts on which it comes
     */
    public record PlanItem(String planned, Accounts came) {}

    /**
     * Reads the plans in force at the period's end off the book as it was known then.
     *
     * @param actual income and expenditure of the same book, period, unit and moment; its last column is the year so far
     */
    public static PlanAgainstActual of(BookState book, Statement actual) {
        LocalDate end = actual.period().last();
        List<UnitCode> units = actual.unit()
                .map(List::of)
                .orElseGet(() -> book.unitsAndReserve().stream()
                        .filter(unit -> !unit.isReserve())
                        .toList());
        BookYear year = book.year(actual.period().year());
        List<BookUnitYear.Plan> plans = units.stream()
                .flatMap(unit -> year.unit(unit).planOn(end).stream())
                .toList();
        return new PlanAgainstActual(
                book.id(),
                actual.basis(),
                actual.unit(),
                actual.period(),
                actual.spans().getLast().after().orElseThrow().plusDays(1),
                new Lines(plans, actual).all(),
                plans.stream().flatMap(plan -> plan.enrolmentTask().stream()).reduce(Integer::sum),
                plans.stream().flatMap(plan -> plan.collectionTask().stream()).reduce(Money::plus),
                units.stream()
                        .filter(unit -> year.unit(unit).planOn(end).isEmpty())
                        .toList());
    }

    /** The lines as they are made, each from the plans' item and lines of the statement. */
    private record Lines(List<BookUnitYear.Plan> plans, Statement actual) {

        List<Line> all() {
            List<Line> lines = new ArrayList<>();
            for (PlannedIncome item : PlannedIncome.values()) {
                lines.add(new Line(
                        lines.size() + 1,
                        1,
                        caption(item),
                        List.of(),
                        planned(plan -> plan.incomes().getOrDefault(item, Money.ZERO)),
                        came(item),
                        Optional.of(new PlanItem("INCOME." + item, accounts(item)))));
            }
            int income = lines.size() + 1;
            lines.add(total(
                    new Caption("收入小计", "Income"),
                    1,
                    income - 1,
                    lines,
                    new PlanItem("INCOME", Accounts.Group.INCOME)));
            for (PlannedExpenditure item : PlannedExpenditure.values()) {
                lines.add(new Line(
                        lines.size() + 1,
                        1,
                        caption(item),
                        List.of(),
                        planned(plan -> plan.expenditures().getOrDefault(item, Money.ZERO)),
                        spent(item),
                        Optional.of(new PlanItem("EXPENDITURE." + item, accounts(item)))));
            }
            int expenditure = lines.size() + 1;
            lines.add(total(
                    new Caption("支出小计", "Expenditure"),
                    income + 1,
                    expenditure - 1,
                    lines,
                    new PlanItem("EXPENDITURE", Accounts.Group.EXPENDITURE)));
            Line in = lines.get(income - 1);
            Line out = lines.get(expenditure - 1);
            lines.add(new Line(
                    lines.size() + 1,
                    0,
                    new Caption("收支结余", "Surplus"),
                    List.of(new Term(1, income), new Term(-1, expenditure)),
                    in.planned().minus(out.planned()),
                    in.actual().minus(out.actual()),
                    Optional.empty()));
            return lines;
        }

        private static Line total(Caption caption, int from, int to, List<Line> lines, PlanItem item) {
            List<Line> added = lines.subList(from - 1, to);
            return new Line(
                    lines.size() + 1,
                    0,
                    caption,
                    added.stream().map(line -> new Term(1, line.number())).toList(),
                    Money.sum(added.stream().map(Line::planned).toList()),
                    Money.sum(added.stream().map(Line::actual).toList()),
                    Optional.of(item));
        }

        private Money planned(Function<BookUnitYear.Plan, Money> item) {
            return Money.sum(plans.stream().map(item).toList());
        }

        private Money came(PlannedIncome item) {
            return switch (item) {
                case PREMIUM -> of("premiums", "premiums.legacy");
                case SUBSIDY -> of("subsidies", "subsidies.top-ups", "subsidies.legacy");
                case INTEREST -> of("interest");
                case TRANSFER -> of("transfers-in");
                case OTHER -> of("other-income");
            };
        }

        private Money spent(PlannedExpenditure item) {
            return switch (item) {
                case BENEFITS -> of("benefits", "benefits.legacy");
                case CATASTROPHIC -> of("catastrophic");
                case TRANSFER -> of("transfers-out");
                case OTHER -> of("other-expenditure");
            };
        }

        private Money of(String line, String... without) {
            return Stream.of(without)
                    .map(key -> actual.line(key).amounts().getLast())
                    .reduce(actual.line(line).amounts().getLast(), Money::minus);
        }

        private static Accounts accounts(PlannedIncome item) {
            return switch (item) {
                case PREMIUM -> Accounts.Group.PREMIUMS;
                case SUBSIDY -> one(Account.SUBSIDIES);
                case INTEREST -> one(Account.INTEREST);
                case TRANSFER -> one(Account.TRANSFERS_IN);
                case OTHER -> one(Account.OTHER_INCOME);
            };
        }

        private static Accounts accounts(PlannedExpenditure item) {
            return switch (item) {
                case BENEFITS -> one(Account.BENEFITS);
                case CATASTROPHIC -> one(Account.CATASTROPHIC_INSURANCE);
                case TRANSFER -> one(Account.TRANSFERS_OUT);
                case OTHER -> one(Account.OTHER_EXPENDITURE);
            };
        }

        private static Accounts one(Account account) {
            return new Accounts.One(account, Optional.empty());
        }

        private static Caption caption(PlannedIncome item) {
            return switch (item) {
                case PREMIUM -> new Caption("社会保险费收入", "Premiums");
                case SUBSIDY -> new Caption("财政补贴收入", "Fiscal subsidies");
                case INTEREST -> new Caption("利息收入", "Interest");
                case TRANSFER -> new Caption("转移收入", "Transfers in");
                case OTHER -> new Caption("其他收入", "Other income");
            };
        }

        private static Caption caption(PlannedExpenditure item) {
            return switch (item) {
                case BENEFITS -> new Caption("社会保险待遇支出", "Benefits");
                case CATASTROPHIC -> new Caption("大病保险支出", "Catastrophic insurance");
                case TRANSFER -> new Caption("转移支出", "Transfers out");
                case OTHER -> new Caption("其他支出", "Other expenditure");
            };
        }
    }
}
