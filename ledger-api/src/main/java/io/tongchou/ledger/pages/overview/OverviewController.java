package io.tongchou.ledger.pages.overview;

import io.tongchou.ledger.balances.Balances;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.explain.NotThere;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.flows.MoneyFlows;
import io.tongchou.ledger.flows.MonthlyResults;
import io.tongchou.ledger.indicators.Indicator;
import io.tongchou.ledger.indicators.Indicators;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.work.WaitingWork;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The overview (基金概览): how a pool's fund stands, on one page. */
@Controller
class OverviewController {

    private final Shown shown;
    private final Figures figures;
    private final BookReader books;
    private final MonthlyResults results;
    private final MoneyFlows flows;
    private final WaitingWork waiting;

    OverviewController(
            Shown shown,
            Figures figures,
            BookReader books,
            MonthlyResults results,
            MoneyFlows flows,
            WaitingWork waiting) {
        this.shown = shown;
        this.figures = figures;
        this.books = books;
        this.results = results;
        this.flows = flows;
        this.waiting = waiting;
    }

    @GetMapping("/pools/{pool}/funds/{fund}")
    ModelAndView overview(Visit visit) {
        Question question = new Question(visit.parameters(), "asOf", "knownAt", "sort");
        Moment moment = question.moment("asOf");
        UnitOrder order = question.read("sort", UnitOrder::parse, "must be a column of the table")
                .orElse(UnitOrder.USUAL);
        Optional<UnitCode> visible = Question.visible(visit.caller(), Optional.empty());
        return shown.page(visit, Shown.Section.OVERVIEW, question, visible, (book, words) -> {
            Known known = known(book, moment, visible);
            return new Shown.Content(
                    Optional.of(known.basis()),
                    new OverviewWriter(visit, words, known, visible, order).write(mine(visit, words, known.state())));
        });
    }

    /** Nothing waits in the past. */
    private Optional<List<WaitingWork.Task>> mine(Visit visit, Words words, BookState state) {
        return visit.parameter("knownAt").isPresent()
                ? Optional.empty()
                : Optional.of(waiting.mine(visit, words, state));
    }

    /**
     * All that an overview is written of, of one moment.
     *
     * @param ofReserve how the reserve's money moved in the year; empty where one unit is looked at
     * @param indicatorsNow as of today, for alerts: they are open or not, whatever day is looked at
     */
    record Known(
            Basis basis,
            BookState state,
            Balances balances,
            List<MonthlyResults.Row> results,
            List<Indicator> indicators,
            LocalDate today,
            List<Indicator> indicatorsNow,
            List<MoneyFlows.Flow> ofReserve) {}

    private Known known(BookId book, Moment moment, Optional<UnitCode> visible) {
        Basis asked = figures.basis(book, moment);
        BookState state = books.at(book, asked.sequence());
        if (!state.isOpen()) {
            throw new NotThere(Refusal.of(RefusalCode.PERIOD_CLOSED, "the book was not open at " + asked.knownAt()));
        }
        Basis basis = moment.asOf().isPresent() ? asked : lastLively(book, state, moment, asked);
        FiscalYear year = new FiscalYear(basis.asOf().getYear());
        LocalDate today = figures.basis(book, Moment.NOW).asOf();
        Moment then = moment.asOf(basis.asOf()).knownAt(basis.knownAt());
        return new Known(
                basis,
                state,
                figures.balances(book, then, Optional.empty(), Optional.empty()),
                results.of(book, year, basis),
                Indicators.of(state, basis.asOf()),
                today,
                Indicators.of(state, today),
                visible.isPresent()
                        ? List.of()
                        : flows.of(
                                book,
                                state.beginsOn().isAfter(year.firstDay()) ? state.beginsOn() : year.firstDay(),
                                basis,
                                Optional.of(UnitCode.RESERVE)));
    }

    /** Today, or the end of the last closed month where nothing has come in or gone out this year. */
    private Basis lastLively(BookId book, BookState state, Moment moment, Basis today) {
        return state.closedThrough()
                .map(YearMonth::atEndOfMonth)
                .filter(end -> end.getYear() < today.asOf().getYear())
                .filter(end -> isQuiet(book, today))
                .map(end -> figures.basis(book, moment.asOf(end).knownAt(today.knownAt())))
                .orElse(today);
    }

    private boolean isQuiet(BookId book, Basis basis) {
        LocalDate day = basis.asOf();
        return results.of(book, new FiscalYear(day.getYear()), basis).stream()
                .noneMatch(
                        row -> row.account().countsAsIncome() || row.account().countsAsExpenditure());
    }
}
