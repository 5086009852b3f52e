package io.tongchou.ledger.pages.yearend;

import io.tongchou.ledger.agreement.Confirmation;
import io.tongchou.ledger.agreement.Reconciliation;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.commands.yearend.YearEnd;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.explain.NotThere;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.figures.YearOfSettlement;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.proposals.Proposal;
import io.tongchou.ledger.settlement.Settlement;
import io.tongchou.ledger.settlement.YearFacts;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The year's end (年终清算): what is still missing, named by the ledger's own rules, and who meets which gap. Of an open year it
 * is a preview, by the code that will close it.
 */
@Controller
class YearEndController {

    private final Shown shown;
    private final Figures figures;
    private final BookReader books;
    private final Reconciliation reconciliation;
    private final WaitingProposals proposals;

    YearEndController(
            Shown shown, Figures figures, BookReader books, Reconciliation reconciliation, WaitingProposals proposals) {
        this.shown = shown;
        this.figures = figures;
        this.books = books;
        this.reconciliation = reconciliation;
        this.proposals = proposals;
    }

    /**
     * All that the page is written of.
     *
     * @param years those that have a settlement, ascending
     * @param today the ledger's day, or that of the instant that was asked for
     * @param visible the one unit that the viewer may see
     * @param monthOfConfirmations the month whose balances are to be confirmed before the year ends
     */
    record Known(
            Basis basis,
            BookState book,
            FiscalYear year,
            List<FiscalYear> years,
            LocalDate today,
            Optional<UnitCode> visible,
            Policy policy,
            YearFacts facts,
            Settlement settlement,
            YearMonth monthOfConfirmations,
            List<Confirmation> confirmations,
            List<Proposal> waiting) {

        boolean sees(UnitCode unit) {
            return visible.map(unit::equals).orElse(true);
        }

        boolean isClosed() {
            return book.year(year).isClosed();
        }
    }

    @GetMapping("/pools/{pool}/funds/{fund}/year-end")
    ModelAndView yearEnd(Visit visit) {
        Question question = new Question(visit.parameters(), "year", "asOf", "knownAt");
        Moment asked = question.moment("asOf");
        Optional<FiscalYear> year = question.read(
                        "year", text -> new FiscalYear(Integer.parseInt(text)), "must be a year such as 2021")
                .or(() -> asked.asOf().map(FiscalYear::of));
        Moment moment = new Moment(Optional.empty(), asked.knownAt(), OptionalLong.empty());
        Optional<UnitCode> visible = Question.visible(visit.caller(), Optional.empty());
        return shown.page(visit, Shown.Section.YEAR_END, question, visible, (book, words) -> {
            Known known = known(visit, book, year, moment, visible);
            return new Shown.Content(Optional.of(known.basis()), new YearWriter(visit, words, known).write());
        });
    }

    private Known known(Visit visit, BookId id, Optional<FiscalYear> asked, Moment moment, Optional<UnitCode> visible) {
        Basis basis = figures.basis(id, moment);
        BookState book = books.at(id, basis.sequence());
        LocalDate today = YearOfSettlement.dayOf(moment, basis);
        List<FiscalYear> years = IntStream.rangeClosed(
                        Math.min(book.beginsOn().getYear(), today.getYear()), today.getYear())
                .mapToObj(FiscalYear::new)
                .filter(one -> YearOfSettlement.none(book, one, today).isEmpty())
                .toList();
        FiscalYear year = asked.orElseGet(() -> usual(book, years, today));
        Optional<Refusal> none = YearOfSettlement.none(book, year, today);
        if (none.isPresent()) {
            throw new NotThere(none.get());
        }
        YearMonth month = book.nextToClose().getYear() == year.value() ? book.nextToClose() : year.month(12);
        return new Known(
                basis,
                book,
                year,
                years,
                today,
                visible,
                book.policyOn(year.lastDay()).orElseThrow(),
                YearEnd.standingFacts(book, year),
                YearEnd.settlement(book, year),
                month,
                month.atEndOfMonth().isAfter(today)
                        ? List.of()
                        : reconciliation.confirmations(id, basis, month, visible),
                proposals.of(visit.caller(), id, basis, year));
    }

    /** The first year that is over and not closed, else the last one that is over, else the present one. */
    private static FiscalYear usual(BookState book, List<FiscalYear> years, LocalDate today) {
        List<FiscalYear> over =
                years.stream().filter(year -> year.lastDay().isBefore(today)).toList();
        return over.stream()
                .filter(year -> !book.isClosed(year))
                .findFirst()
                .or(() -> over.stream().reduce((earlier, later) -> later))
                .orElseGet(() -> FiscalYear.of(today));
    }
}
