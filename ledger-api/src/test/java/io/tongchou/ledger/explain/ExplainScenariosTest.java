package io.tongchou.ledger.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.StoredEvent;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.commands.yearend.YearEnd;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.explain.Explanation.Input;
import io.tongchou.ledger.explain.Explanation.Leg;
import io.tongchou.ledger.explain.Explanation.Made;
import io.tongchou.ledger.files.SourceFiles;
import io.tongchou.ledger.indicators.Indicator;
import io.tongchou.ledger.indicators.Indicators;
import io.tongchou.ledger.journal.TestLedger;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.scenario.PlayedScenarios;
import io.tongchou.ledger.settlement.Step;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.statements.Form.Content;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.statements.Statement;
import io.tongchou.ledger.statements.Statements;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every figure of every city's scenario opened, down to the legs. That inputs add up, an explanation itself insists on; here each
 * input has the value of the figure that it opens into, and the legs add up to the figure above them.
 */
class ExplainScenariosTest {

    private static final TestLedger LEDGER = TestLedger.open();
    private static final Figures FIGURES = new Figures(LEDGER.source(), LEDGER.clock(), Duration.ofSeconds(5));
    private static final Statements STATEMENTS = new Statements(LEDGER.source(), FIGURES, LEDGER.clock());
    private static final BookReader BOOKS = new BookReader(LEDGER.source());
    private static final Explain EXPLAIN = new Explain(LEDGER.source(), STATEMENTS, new SourceFiles(LEDGER.source()));
    private static List<GivenBook> books = List.of();

    @BeforeAll
    static void play() throws IOException {
        books = PlayedScenarios.books();
        LEDGER.setClock(Instant.parse("2099-12-31T04:00:00Z"));
        for (GivenBook book : books) {
            LEDGER.record(
                    book.state().id(),
                    Instant.parse("2024-06-01T00:00:00Z"),
                    book.history().stream().map(StoredEvent::recorded).toList());
        }
        LEDGER.projectAll();
    }

    /** Opens figures and all that is below them, each once. */
    private static final class Walk {
        private final Asked asked;
        private final Set<String> seen = new HashSet<>();
        private int legs;

        Walk(GivenBook book, LocalDate asOf) {
            var id = book.state().id();
            var basis = FIGURES.basis(id, Moment.NOW.asOf(asOf));
            BookState state = BOOKS.at(id, basis.sequence());
            asked = new Asked(
                    id,
                    basis,
                    FIGURES.beginsOn(id).orElseThrow(),
                    Optional.empty(),
                    Optional.empty(),
                    7,
                    () -> state);
        }

        void from(Figure top) {
            Deque<Input> open = new ArrayDeque<>(List.of(Input.of(top, new Words("", ""))));
            while (!open.isEmpty()) {
                Input input = open.pop();
                Figure figure = input.figure().orElseThrow();
                if (!seen.add(figure.toString())) {
                    continue;
                }
                Figure parsed = Figure.parse(figure.toString());
                assertThat(parsed).isEqualTo(figure);
                Explanation explanation = EXPLAIN.open(asked, parsed);
                check(explanation);
                explanation.inputs().forEach(below -> {
                    below.clause().ifPresent(ExplainScenariosTest::rests);
                    below.figure().ifPresent(any -> open.push(below));
                });
                explanation.evidence().forEach(open::push);
                opensInto(input, explanation);
            }
        }

        private static void opensInto(Input input, Explanation explanation) {
            if (input.value().isPresent() && explanation.value().isPresent()) {
                assertThat(explanation.value().get().number())
                        .as("%s", explanation.figure())
                        .isEqualByComparingTo(input.value().get().number());
            }
        }

        private void check(Explanation explanation) {
            explanation.clause().ifPresent(ExplainScenariosTest::rests);
            assertThat(explanation.caption().zh()).isNotBlank();
            assertThat(explanation.caption().en()).isNotBlank();
            if (explanation.made() == Made.OF_ENTRIES) {
                List<Leg> all = legs(explanation);
                Money sum = Money.sum(all.stream().map(Leg::amount).toList());
                int sign = explanation.entries().orElseThrow().sign();
                assertThat(Explanation.yuan(sign < 0 ? sum.negated() : sum))
                        .as("%s", explanation.figure())
                        .isEqualTo(explanation.value().orElseThrow());
                legs += all.size();
            }
        }

        /** The legs of all pages. */
        private List<Leg> legs(Explanation first) {
            List<Leg> all = new ArrayList<>(first.entries().orElseThrow().rows());
            Optional<String> next = first.entries().get().next();
            while (next.isPresent()) {
                Asked page = new Asked(
                        asked.book(),
                        asked.basis(),
                        asked.beginsOn(),
                        asked.county(),
                        next,
                        asked.limit(),
                        asked.reading());
                var legs = EXPLAIN.open(page, first.figure()).entries().orElseThrow();
                all.addAll(legs.rows());
                next = legs.next();
            }
            assertThat(all).doesNotHaveDuplicates();
            return all;
        }
    }

    /** A clause stands in a policy that the book has adopted, with words or an assumption, or a decision stands in its place. */
    private static void rests(Cited cited) {
        assertThat(cited.words().size() + cited.assumptions().size())
                .as("%s", cited)
                .isPositive();
        if (!cited.clause().isEmpty() && !cited.clause().startsWith("财会")) {
            assertThat(cited.policy()).as("%s", cited).isPresent();
        }
    }

    private static LocalDate last(GivenBook book) {
        return book.history().stream()
                .map(StoredEvent::recorded)
                .filter(recorded -> recorded.entry().isPresent())
                .map(Recorded::effectiveOn)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private static Stream<FiscalYear> years(GivenBook book) {
        return Stream.iterate(
                FiscalYear.of(book.state().beginsOn()),
                year -> year.value() <= last(book).getYear(),
                year -> new FiscalYear(year.value() + 1));
    }

    @Test
    void everyAmountOfEverySettlementOpensDownToItsLegs() {
        Set<SettlementAmount> opened = EnumSet.noneOf(SettlementAmount.class);
        int steps = 0;
        for (GivenBook book : books) {
            Walk walk = new Walk(book, last(book));
            BookState state = walk.asked.state();
            for (FiscalYear year : years(book).toList()) {
                if (state.policyOn(year.lastDay()).isEmpty()) {
                    continue;
                }
                for (UnitSettlement unit : YearEnd.settlement(state, year).units()) {
                    boolean planned = state.year(year)
                            .unit(unit.unit())
                            .planOn(year.lastDay())
                            .isPresent();
                    boolean ruled = state.year(year)
                            .unit(unit.unit())
                            .managementAmount()
                            .isPresent();
                    for (SettlementAmount amount : SettlementAmount.values()) {
                        boolean there = switch (amount) {
                            case RESERVE, RESERVE_AFTER -> false;
                            case PLANNED_INCOME, PLANNED_EXPENDITURE -> planned;
                            case MANAGEMENT_AMOUNT -> ruled;
                            default -> true;
                        };
                        if (there) {
                            opened.add(amount);
                            walk.from(new Figure.OfSettlement(year, unit.unit(), amount, Optional.empty()));
                        }
                    }
                    for (Step step : unit.steps()) {
                        steps++;
                        walk.from(new Figure.OfSettlement(
                                year, unit.unit(), SettlementAmount.of(step.source()), Optional.of(step.part())));
                    }
                }
                for (SettlementAmount amount : List.of(SettlementAmount.RESERVE, SettlementAmount.RESERVE_AFTER)) {
                    opened.add(amount);
                    walk.from(new Figure.OfSettlement(year, UnitCode.RESERVE, amount, Optional.empty()));
                }
            }
            assertThat(walk.legs).as(state.id().toString()).isPositive();
        }
        assertThat(opened).containsExactlyInAnyOrder(SettlementAmount.values());
        assertThat(steps).isGreaterThan(50);
    }

    @Test
    void everyIndicatorOpensDownToItsLegs() {
        Set<IndicatorKind> opened = EnumSet.noneOf(IndicatorKind.class);
        for (GivenBook book : books) {
            LocalDate end = last(book);
            for (LocalDate day :
                    List.of(end, end.minusMonths(3), end.minusMonths(5).withDayOfMonth(12))) {
                if (day.isBefore(book.state().beginsOn())) {
                    continue;
                }
                Walk walk = new Walk(book, day);
                for (Indicator indicator : Indicators.of(walk.asked.state(), day)) {
                    opened.add(indicator.kind());
                    walk.from(new Figure.OfIndicator(indicator.kind(), indicator.unit(), indicator.subject()));
                }
            }
        }
        assertThat(opened).hasSizeGreaterThan(12);
    }

    @Test
    void everyLineOfEveryStatementOpensDownToItsLegs() {
        Set<String> contents = new TreeSet<>();
        int lines = 0;
        for (GivenBook book : books) {
            Walk walk = new Walk(book, last(book));
            List<Period> periods = Stream.concat(
                            years(book).map(Period::of), Stream.of(Period.of(YearMonth.from(last(book)))))
                    .toList();
            for (Period period : periods) {
                List<Optional<UnitCode>> units = Stream.concat(
                                Stream.of(Optional.<UnitCode>empty()),
                                walk.asked.state().unitsAndReserve().stream().map(Optional::of))
                        .toList();
                for (Optional<UnitCode> unit : units) {
                    for (Figure.Line.Form form : Figure.Line.Form.values()) {
                        Statement statement = switch (form) {
                            case BALANCE_SHEET -> STATEMENTS.balanceSheet(walk.asked.book(), period, Moment.NOW, unit);
                            case INCOME_AND_EXPENDITURE ->
                                STATEMENTS.incomeAndExpenditure(walk.asked.book(), period, Moment.NOW, unit);
                        };
                        for (Statement.Line line : statement.lines()) {
                            contents.add(line.of().content().getClass().getSimpleName());
                            for (int column = 1; column <= line.amounts().size(); column++) {
                                lines++;
                                Figure.Line figure = new Figure.Line(
                                        form,
                                        period,
                                        unit.map(Scope::of).orElse(Scope.ALL),
                                        line.of().key(),
                                        column);
                                Explanation opened = EXPLAIN.open(walk.asked, figure, statement);
                                walk.check(opened);
                                assertThat(opened.value())
                                        .contains(
                                                Explanation.yuan(line.amounts().get(column - 1)));
                                if (unit.isEmpty() && !(line.of().content() instanceof Content.Sum)) {
                                    opened.inputs().stream()
                                            .flatMap(input -> input.figure().stream())
                                            .forEach(walk::from);
                                }
                            }
                        }
                    }
                }
            }
        }
        assertThat(contents).containsExactly("Heading", "NetAssetsBefore", "Of", "Other", "Rest", "Sum");
        assertThat(lines).isGreaterThan(10_000);
    }

    @Test
    void aBalanceOpensByAccountUnitYearAndMonth() {
        GivenBook kaifeng = books.stream()
                .filter(book -> book.state().id().toString().equals("410200/310"))
                .findFirst()
                .orElseThrow();
        Walk walk = new Walk(kaifeng, last(kaifeng));
        walk.from(Figure.parse("balance/UNITS/OWNED"));
        walk.from(Figure.parse("balance/ALL/3001.01"));
        assertThat(walk.seen.stream()
                        .map(path -> Objects.requireNonNull(path.split("/")[0]))
                        .distinct())
                .containsExactlyInAnyOrder("balance", "flow");
        assertThat(walk.legs).isGreaterThan(100);
    }
}
