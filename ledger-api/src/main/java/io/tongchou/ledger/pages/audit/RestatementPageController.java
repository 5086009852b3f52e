package io.tongchou.ledger.pages.audit;

import io.tongchou.ledger.balances.EntriesPage;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.explain.NotThere;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.figures.RestatementAnswer;
import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.Fact;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.restatement.Restatement;
import io.tongchou.ledger.restatement.Restatements;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Closed periods restated (重述): as closed against as now known, each difference with its entries, cause and people. */
@Controller
class RestatementPageController {

    private static final int ON_A_PAGE = 100;

    /** What a spreadsheet needs to see that the file is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String PATH = "/audit/restatement";

    private final Shown shown;
    private final Restatements restatements;
    private final BookReader books;

    RestatementPageController(Shown shown, Restatements restatements, BookReader books) {
        this.shown = shown;
        this.restatements = restatements;
        this.books = books;
    }

    /** What is asked for. */
    private record Selection(
            Optional<Period> period,
            Optional<UnitCode> asked,
            Optional<UnitCode> unit,
            int closing,
            Optional<String> cursor,
            Moment moment) {

        static Selection of(Visit visit, Question question) {
            Optional<UnitCode> unit = question.unit();
            return new Selection(
                    question.read("period", Period::parse, "must be a month such as 2021-03, or a year such as 2021"),
                    unit,
                    Question.visible(visit.caller(), unit),
                    question.read("closing", Selection::closing, "must be a number from 1")
                            .orElse(1),
                    visit.parameter("cursor"),
                    new Moment(Optional.empty(), question.moment("asOf").knownAt(), OptionalLong.empty()));
        }

        private static int closing(String text) {
            int closing = Integer.parseInt(text);
            if (closing < 1) {
                throw new NumberFormatException(text);
            }
            return closing;
        }

        Restatements.Asked asked(Period of, Optional<String> behind, int limit) {
            return new Restatements.Asked(of, moment, unit, closing, behind, limit);
        }
    }

    private static Question question(Visit visit) {
        return new Question(visit.parameters(), "period", "unit", "closing", "cursor", "asOf", "knownAt");
    }

    @GetMapping("/pools/{pool}/funds/{fund}/audit/restatement")
    ModelAndView restatement(Visit visit) {
        Question question = question(visit);
        Selection selection = Selection.of(visit, question);
        return shown.page(visit, Shown.Section.RESTATEMENT, question, selection.asked(), (book, words) -> {
            BookState state = books.at(book, Long.MAX_VALUE);
            ClosedPeriods closed = ClosedPeriods.of(state).settled(state);
            Optional<Period> period = selection.period().or(closed::latest);
            Optional<Restatement> restatement =
                    period.flatMap(of -> restatements.of(book, selection.asked(of, selection.cursor(), ON_A_PAGE)));
            Writer writer = new Writer(visit, words, state, selection);
            return new Shown.Content(
                    restatement.map(Restatement::basis),
                    new RestatementPage(
                            AuditTabs.RESTATEMENT.from(visit, words),
                            closed.choices(words, period.map(Period::toString).orElse("")),
                            writer.units(),
                            restatement.isPresent()
                                    ? ""
                                    : period.map(of -> words.say("restatement.not-closed", of.toString()))
                                            .orElseGet(() -> words.say("restatement.nothing-closed")),
                            restatement.map(writer::write)));
        });
    }

    /** All of it, page by page. */
    @GetMapping("/pools/{pool}/funds/{fund}/audit/restatement.csv")
    @Nullable
    ModelAndView csv(Visit visit, HttpServletResponse response) {
        Question question = question(visit);
        Selection selection = Selection.of(visit, question);
        return shown.file(visit, question, selection.asked(), (book, words) -> {
            Period period = selection
                    .period()
                    .orElseThrow(() -> new NotThere(Refusal.invalid("period", "must be a closed month or year")));
            Restatement first = page(book, selection, period, Optional.empty());
            response.setContentType("text/csv;charset=UTF-8");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("restatement-%s-%s-%s.csv".formatted(book.pool(), book.fund(), period))
                            .build()
                            .toString());
            PrintWriter out = response.getWriter();
            out.append(BYTE_ORDER_MARK);
            write(RestatementAnswer.of(first).csv(), out);
            Optional<String> next = first.next();
            while (next.isPresent()) {
                Restatement page = page(book, selection, period, next);
                write(RestatementAnswer.of(page).entriesAsCsv(), out);
                next = page.next();
            }
            out.flush();
        });
    }

    private static void write(List<String> rows, PrintWriter out) {
        rows.forEach(row -> out.append(row).append("\r\n"));
    }

    private Restatement page(BookId book, Selection selection, Period period, Optional<String> cursor) {
        return restatements
                .of(book, selection.asked(period, cursor, EntriesPage.Filter.MOST))
                .orElseThrow(() -> new NotThere(Refusal.of(
                        period.month().isPresent() ? RefusalCode.MONTH_NOT_CLOSED : RefusalCode.YEAR_NOT_CLOSED,
                        period + " has no closing number " + selection.closing())));
    }

    /** Puts it into words. */
    private record Writer(Visit visit, Words words, BookState state, Selection selection) {

        List<Choice> units() {
            Optional<UnitCode> own = Question.visible(visit.caller(), Optional.empty());
            List<Choice> choices = new ArrayList<>();
            if (own.isEmpty()) {
                choices.add(new Choice(
                        "", words.say("overview.whole"), selection.unit().isEmpty()));
            }
            own.map(List::of).orElseGet(state::unitsAndReserve).stream()
                    .map(unit ->
                            new Choice(unit.code(), name(unit), selection.unit().equals(Optional.of(unit))))
                    .forEach(choices::add);
            return choices;
        }

        RestatementPage.Restated write(Restatement restatement) {
            String period = restatement.period().toString();
            return new RestatementPage.Restated(
                    period,
                    restatement.basis().asOf().toString(),
                    words.instant(restatement.basis().knownAt()),
                    restatement.closings().stream()
                            .map(closing -> new Choice(
                                    String.valueOf(closing.number()),
                                    words.say(
                                            "restatement.closing",
                                            closing.number(),
                                            words.instant(closing.recordedAt())),
                                    closing.number() == restatement.asClosed().number()))
                            .toList(),
                    closing(restatement.asClosed()),
                    restatement.reopenings().stream().map(this::reopening).toList(),
                    restatement.lines().stream()
                            .map(line -> new RestatementPage.Line(
                                    line.form(),
                                    words.caption(line.caption()),
                                    words.caption(line.column()),
                                    Words.exact(line.asClosed()),
                                    Words.exact(line.nowKnown()),
                                    Words.exact(line.difference())))
                            .toList(),
                    restatement.differences().stream()
                            .map(row -> difference(restatement, row))
                            .toList(),
                    restatement.changes().stream().map(this::change).toList(),
                    restatement.later().stream().map(this::later).toList(),
                    to(PATH + ".csv", period, ""),
                    selection.cursor().isPresent() ? to(PATH, period, "") : "",
                    restatement.next().map(cursor -> to(PATH, period, cursor)).orElse(""));
        }

        private String to(String path, String period, String cursor) {
            return visit.to(
                    path,
                    "period",
                    period,
                    "unit",
                    selection.asked().map(UnitCode::code).orElse(""),
                    "closing",
                    String.valueOf(selection.closing()),
                    "cursor",
                    cursor);
        }

        private RestatementPage.Happening closing(Restatement.Closing closing) {
            return new RestatementPage.Happening(
                    closing.sequence(),
                    event(closing.sequence()),
                    words.say("restatement.close", closing.number()),
                    words.instant(closing.recordedAt()),
                    closing.maker(),
                    closing.checker().orElse(""),
                    "");
        }

        private RestatementPage.Happening reopening(Restatement.Reopening reopening) {
            return new RestatementPage.Happening(
                    reopening.sequence(),
                    event(reopening.sequence()),
                    words.say("restatement.reopened", reopening.month().toString()),
                    words.instant(reopening.recordedAt()),
                    reopening.maker(),
                    reopening.checker().orElse(""),
                    reopening.reason());
        }

        private RestatementPage.Difference difference(Restatement restatement, Restatement.Difference row) {
            return new RestatementPage.Difference(
                    name(row.unit()),
                    account(row.account()),
                    Words.exact(row.asClosed()),
                    balance(row, restatement, restatement.asClosed().recordedAt()),
                    Words.exact(row.nowKnown()),
                    balance(row, restatement, restatement.basis().knownAt()),
                    Words.exact(row.difference()));
        }

        private String balance(Restatement.Difference row, Restatement restatement, Instant knownAt) {
            return visit.to(
                    "/explain",
                    "figure",
                    "balance/" + row.unit() + "/" + row.account().code() + "/"
                            + restatement.basis().asOf(),
                    "asOf",
                    restatement.basis().asOf().toString(),
                    "knownAt",
                    knownAt.toString());
        }

        private RestatementPage.Change change(Restatement.Change change) {
            return new RestatementPage.Change(
                    name(change.unit()),
                    account(change.account()),
                    Words.exact(change.amount()),
                    change.reopening().map(String::valueOf).orElse(""),
                    change.reopening().map(this::event).orElse(""),
                    entry(change.entry()));
        }

        private RestatementPage.Later later(Restatement.Later later) {
            return new RestatementPage.Later(
                    words.say("restatement.kind." + later.kind()),
                    later.of().toString(),
                    later.corrects().orElse(""),
                    later.corrects()
                            .map(command -> visit.to("/explain", "figure", "entry/" + command))
                            .orElse(""),
                    entry(later.entry()),
                    later.legs().stream()
                            .map(leg -> new RestatementPage.Leg(
                                    name(leg.unit()), account(leg.account()), Words.exact(leg.amount())))
                            .toList());
        }

        private RestatementPage.Entry entry(Restatement.Entry entry) {
            return new RestatementPage.Entry(
                    EventWords.name(words, entry.event()),
                    event(entry.sequence()),
                    entry.effectiveOn().toString(),
                    words.instant(entry.recordedAt()),
                    entry.maker(),
                    entry.checker().orElse(""),
                    Stream.of(
                                    Fact.of(words, "note", entry.reason()),
                                    Fact.of(words, "document", entry.document()),
                                    Fact.of(words, "clause", entry.clause()),
                                    Fact.of(words, "line", entry.line().map(String::valueOf)))
                            .flatMap(Optional::stream)
                            .toList());
        }

        private String event(long sequence) {
            return visit.to("/explain", "figure", "event/" + sequence);
        }

        private String name(UnitCode unit) {
            return unit.isReserve() ? words.say("overview.reserve") : words.unit(BookReport.unit(state, unit));
        }

        private String account(Account account) {
            return account.code() + " " + words.account(account);
        }
    }
}
