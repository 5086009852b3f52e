package io.tongchou.ledger.pages.work;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.figures.OpenWork;
import io.tongchou.ledger.figures.PoolFigures;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.indicators.Indicators;
import io.tongchou.ledger.items.Beginnings;
import io.tongchou.ledger.pages.AlertRow;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.proposals.Proposal;
import io.tongchou.ledger.proposals.Proposals;
import io.tongchou.ledger.requests.FundRequest;
import io.tongchou.ledger.requests.FundRequests;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is to be done (办理事项), each thing with the commands by which it is done. */
@Controller
class WorkController {

    private static final Duration LATELY = Duration.ofDays(30);
    private static final int FOLDED = 20;
    private static final int PAGE = 50;

    private final Shown shown;
    private final PoolFigures pools;
    private final Figures figures;
    private final BookReader books;
    private final OpenWork work;
    private final FundRequests requests;
    private final WaitingWork waiting;
    private final Beginnings beginnings;

    WorkController(
            Shown shown,
            PoolFigures pools,
            Figures figures,
            BookReader books,
            OpenWork work,
            FundRequests requests,
            WaitingWork waiting,
            Beginnings beginnings) {
        this.shown = shown;
        this.pools = pools;
        this.figures = figures;
        this.books = books;
        this.work = work;
        this.requests = requests;
        this.waiting = waiting;
        this.beginnings = beginnings;
    }

    @GetMapping("/pools/{pool}/funds/{fund}/work")
    ModelAndView work(Visit asked) {
        Visit visit = asked.now();
        Question question = new Question(visit.parameters(), "all");
        Optional<UnitCode> visible = Question.visible(visit.caller(), Optional.empty());
        return shown.page(visit, Shown.Section.WORK, question, visible, (book, words) -> {
            Basis basis = figures.basis(book, Moment.NOW);
            Looking looking = new Looking(visit, words, books.at(book, basis.sequence()), basis.asOf());
            return new Shown.Content(Optional.of(basis), page(looking, basis, visible));
        });
    }

    private Work page(Looking looking, Basis basis, Optional<UnitCode> visible) {
        Visit visit = looking.visit();
        Words words = looking.words();
        BookState state = looking.state();
        WaitingWork.Waiting now = waiting.read(visit, state);
        ProposalRows proposals = new ProposalRows(looking);
        RequestRows funds = new RequestRows(looking);
        DueRows due = new DueRows(looking, visible, beginnings);
        return new Work(
                basis.asOf().toString(),
                words.instant(basis.knownAt()),
                visible.map(looking::unit).orElse(""),
                WaitingWork.mine(visit, words, now),
                Listed.of(visit, "proposals", now.proposals().reversed(), proposals::row),
                decided(looking, basis).stream().map(proposals::row).toList(),
                Listed.of(visit, "requests", now.requests(), funds::row),
                funds.request(),
                requests.done(state.id(), state.sequence(), visible, Long.MAX_VALUE, FOLDED).stream()
                        .map(funds::row)
                        .toList(),
                Listed.of(
                        visit,
                        "alerts",
                        AlertRow.of(visit, words, state, basis.asOf(), Indicators.of(state, basis.asOf()), visible),
                        Function.identity()),
                due.moving(now.expected()),
                due.maturities(),
                due.debts(),
                due.owed(now.expected()),
                new Work.Links(visit.to("/do"), visit.to("/work/proposals"), visit.to("/work/requests")));
    }

    private List<Proposal> decided(Looking looking, Basis basis) {
        return page(
                        looking.visit(),
                        new Proposals.Which(
                                EnumSet.complementOf(EnumSet.of(Proposal.State.WAITING)),
                                basis.knownAt().minus(LATELY)),
                        Optional.empty(),
                        FOLDED)
                .proposals();
    }

    private Proposals.Page page(Visit visit, Proposals.Which which, Optional<Long> before, int limit) {
        BookId book = Question.book(visit.pool(), visit.fund()).orElseThrow();
        SortedMap<BookId, Basis> known = pools.known(visit.pool(), Optional.empty(), Moment.NOW);
        return work.proposals(
                visit.caller(), book.pool(), known, which, one -> one.funds().contains(book.fund()), before, limit);
    }

    @GetMapping("/pools/{pool}/funds/{fund}/work/proposals")
    ModelAndView proposals(Visit asked) {
        Visit visit = asked.now();
        Question question = new Question(visit.parameters(), "before");
        Optional<Long> before = before(question);
        Optional<UnitCode> visible = Question.visible(visit.caller(), Optional.empty());
        return shown.page(visit, Shown.Section.WORK_PROPOSALS, question, visible, (book, words) -> {
            Basis basis = figures.basis(book, Moment.NOW);
            Looking looking = new Looking(visit, words, books.at(book, basis.sequence()), basis.asOf());
            Proposals.Page page = page(visit, Proposals.Which.ALL, before, PAGE);
            return new Shown.Content(
                    Optional.of(basis),
                    new Work.ProposalsPage(
                            page.proposals().stream()
                                    .map(new ProposalRows(looking)::row)
                                    .toList(),
                            page.next()
                                    .map(next -> visit.to("/work/proposals", "before", next.toString()))
                                    .orElse(""),
                            visit.to("/work")));
        });
    }

    @GetMapping("/pools/{pool}/funds/{fund}/work/requests")
    ModelAndView requests(Visit asked) {
        Visit visit = asked.now();
        Question question = new Question(visit.parameters(), "before");
        long before = before(question).orElse(Long.MAX_VALUE);
        Optional<UnitCode> visible = Question.visible(visit.caller(), Optional.empty());
        return shown.page(visit, Shown.Section.WORK_REQUESTS, question, visible, (book, words) -> {
            Basis basis = figures.basis(book, Moment.NOW);
            Looking looking = new Looking(visit, words, books.at(book, basis.sequence()), basis.asOf());
            List<FundRequest> done = requests.done(book, basis.sequence(), visible, before, PAGE + 1);
            List<FundRequest> page = done.subList(0, Math.min(PAGE, done.size()));
            return new Shown.Content(
                    Optional.of(basis),
                    new Work.RequestsPage(
                            page.stream().map(new RequestRows(looking)::row).toList(),
                            done.size() > PAGE
                                    ? visit.to(
                                            "/work/requests",
                                            "before",
                                            String.valueOf(
                                                    page.getLast().asked().sequence()))
                                    : "",
                            visit.to("/work")));
        });
    }

    private static Optional<Long> before(Question question) {
        return question.read("before", Long::valueOf, "must be a place in the list");
    }
}
