package io.tongchou.ledger.pages;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.NoFigure;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.explain.NotThere;
import io.tongchou.ledger.figures.Answers;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Shows a page in its frame, or the page that says why it is not shown: by the same rules as the API's figures. */
@Component
public class Shown {

    private final Answers answers;
    private final Directory directory;
    private final MessageSource messages;
    private final Figures figures;
    private final BookReader books;
    private final Clock clock;

    Shown(
            Answers answers,
            Directory directory,
            MessageSource messages,
            Figures figures,
            BookReader books,
            Clock clock) {
        this.answers = answers;
        this.directory = directory;
        this.messages = messages;
        this.figures = figures;
        this.books = books;
        this.clock = clock;
    }

    /** Along which axes of time a page can be moved. */
    enum Moves {
        NOT,
        ON_WHAT_WAS_KNOWN,
        ON_BOTH_AXES
    }

    /** The pages of a book; the name is the template's and that of its words. Those with a place in the navigation come in its order. */
    public enum Section {
        OVERVIEW("overview", "", true, Moves.ON_BOTH_AXES),
        WORK("work", "/work", true),
        FLOWS("flows", "/flows", true, Moves.ON_BOTH_AXES),
        LEDGER("ledger", "/ledger", true, Moves.ON_BOTH_AXES),
        STATEMENTS("statements", "/statements", true, Moves.ON_WHAT_WAS_KNOWN),
        RECONCILIATION("reconciliation", "/reconciliation", true, Moves.ON_BOTH_AXES),
        FILES("files", "/files", true),
        YEAR_END("year-end", "/year-end", true, Moves.ON_WHAT_WAS_KNOWN),
        POLICIES("policies", "/policies", true, Moves.ON_BOTH_AXES),
        MOMENTS("moments", "/moments", true),
        AUDIT("audit", "/audit", true, Moves.ON_WHAT_WAS_KNOWN),
        TASKS("tasks", "/tasks", true),
        MOMENT_ENTRIES("moment-entries", "/moments/entries", false),
        FLOW_ENTRIES("flow-entries", "/flows/entries", false, Moves.ON_BOTH_AXES),
        WHO_PAYS("who-pays", "/policies/who-pays", false, Moves.ON_WHAT_WAS_KNOWN),
        AUDIT_PROOF("audit-proof", "/audit/proof", false),
        AUDIT_SEALS("audit-seals", "/audit/seals", false),
        RESTATEMENT("restatement", "/audit/restatement", false, Moves.ON_WHAT_WAS_KNOWN),
        TASK("task", "/tasks", false),
        VOUCHER("voucher", "/vouchers", false),
        EXPLAIN("explain", "/explain", false, Moves.ON_WHAT_WAS_KNOWN),
        WORK_PROPOSALS("work-proposals", "/work/proposals", false),
        WORK_REQUESTS("work-requests", "/work/requests", false),
        START("start", "/do", false),
        FILE("file", "/files", false),
        MATCHED("matched", "/reconciliation/matched", false),
        FORM("form", "/do", false),
        DONE("done", "/do", false);

        private final String template;
        private final String path;
        private final boolean inNavigation;
        private final Moves moves;

        Section(String template, String path, boolean inNavigation) {
            this(template, path, inNavigation, Moves.NOT);
        }

        Section(String template, String path, boolean inNavigation, Moves moves) {
            this.template = template;
            this.path = path;
            this.inNavigation = inNavigation;
            this.moves = moves;
        }

        Moves moves() {
            return moves;
        }

        /** Whether a page is this one, or below it. */
        private boolean holds(Section page) {
            return page.path.equals(path) || !path.isEmpty() && page.path.startsWith(path + "/");
        }
    }

    /** @param basis what its figures rest on; empty where it shows none */
    public record Content(Optional<Basis> basis, Object page) {}

    @FunctionalInterface
    public interface Maker {

        /** @throws NoFigure or {@link NotThere} where there is none, which the page then says */
        Content of(BookId book, Words words);
    }

    /**
     * Makes a page of a book.
     *
     * @param unit the one that is asked about
     */
    public ModelAndView page(Visit visit, Section section, Question question, Optional<UnitCode> unit, Maker maker) {
        Words words = words(visit);
        Optional<Refusal> refusal = answers.refusal(visit.pool(), visit.fund(), question, unit, visit.caller());
        if (refusal.isPresent()) {
            return refused(visit, words, refusal.get());
        }
        try {
            Content content = maker.of(book(visit), words);
            boolean fixed =
                    visit.parameter("knownAt").isPresent() || content.basis().isEmpty();
            return new ModelAndView("pages/" + section.template)
                    .addObject(
                            "frame",
                            frame(
                                    visit,
                                    words,
                                    Optional.of(section),
                                    fixed ? "" : visit.to("/live"),
                                    content.basis().map(Basis::sequence).orElse(0L),
                                    content.basis()
                                            .filter(any -> section.moves() != Moves.NOT)
                                            .map(basis -> TimeMachine.of(
                                                    visit, words, section, basis, reach(book(visit), basis)))))
                    .addObject("page", content.page());
        } catch (NoFigure e) {
            return refused(visit, words, refusal(e));
        } catch (NotThere e) {
            return refused(visit, words, e.refusal());
        }
    }

    @FunctionalInterface
    public interface Writer {

        /** @throws NoFigure or {@link NotThere} before anything was written, where there is none */
        void of(BookId book, Words words) throws IOException;
    }

    /** Lets a file be written, or else answers with the page that says why not. */
    @Nullable
    public ModelAndView file(Visit visit, Question question, Optional<UnitCode> unit, Writer writer) {
        Words words = words(visit);
        Optional<Refusal> refusal = answers.refusal(visit.pool(), visit.fund(), question, unit, visit.caller());
        if (refusal.isPresent()) {
            return refused(visit, words, refusal.get());
        }
        try {
            writer.of(book(visit), words);
            return null;
        } catch (NoFigure e) {
            return refused(visit, words, refusal(e));
        } catch (NotThere e) {
            return refused(visit, words, e.refusal());
        } catch (IOException e) {
            throw new UncheckedIOException("the file could not be sent", e);
        }
    }

    private static BookId book(Visit visit) {
        return Question.book(visit.pool(), visit.fund()).orElseThrow();
    }

    /** Between which moments a book can be looked at. */
    public TimeMachine.Reach reach(BookId book, Basis basis) {
        return new TimeMachine.Reach(
                figures.beginsOn(book).orElseThrow(),
                Words.byTheClock(figures.knownSince(book).orElseThrow()),
                Words.byTheClock(clock.instant()),
                books.at(book, basis.sequence()).closedThrough());
    }

    private static Refusal refusal(NoFigure none) {
        return Refusal.of(RefusalCode.valueOf(none.code().name()), String.valueOf(none.getMessage()));
    }

    public Words words(Visit visit) {
        return new Words(messages, visit.locale());
    }

    /** A page outside of any book. */
    public ModelAndView page(Visit visit, String template) {
        return new ModelAndView(template)
                .addObject("frame", frame(visit, words(visit), Optional.empty(), "", 0, Optional.empty()));
    }

    /** The page that says why something is not shown or done. */
    public ModelAndView refused(Visit visit, Refusal refusal) {
        return refused(visit, words(visit), refusal);
    }

    private ModelAndView refused(Visit visit, Words words, Refusal refusal) {
        ModelAndView page = new ModelAndView("pages/refused")
                .addObject("frame", frame(visit, words, Optional.empty(), "", 0, Optional.empty()))
                .addObject("code", refusal.code().name())
                .addObject("reason", words.sayOr("refused." + refusal.code().name(), "refused.other"))
                .addObject("detail", refusal.detail());
        page.setStatus(HttpStatusCode.valueOf(refusal.code().httpStatus()));
        return page;
    }

    private Frame frame(
            Visit visit, Words words, Optional<Section> at, String live, long sequence, Optional<TimeMachine> moments) {
        List<Directory.Listed> open = directory.openTo(visit.caller());
        Optional<Directory.Listed> here = open.stream()
                .filter(listed -> listed.book().pool().code().equals(visit.pool())
                        && listed.book().fund().code().equals(visit.fund()))
                .findFirst();
        return new Frame(
                words.isChinese() ? "zh-CN" : "en",
                visit.caller().name(),
                visit.caller().roles().stream()
                        .sorted()
                        .map(role -> words.say("role." + role))
                        .collect(Collectors.joining(", ")),
                here.map(listed -> label(listed, words)).orElse(""),
                open.stream()
                        .map(listed -> new Frame.Link(
                                "/pools/" + listed.book().pool() + "/funds/"
                                        + listed.book().fund(),
                                label(listed, words),
                                here.equals(Optional.of(listed))))
                        .toList(),
                here.isEmpty()
                        ? List.of()
                        : Stream.of(Section.values())
                                .filter(section -> section.inNavigation)
                                .filter(section -> section != Section.FILES
                                        || !visit.caller().has(Office.COUNTY.role()))
                                .map(section -> new Frame.Link(
                                        visit.to(section.path),
                                        words.say(section.template + ".title"),
                                        at.filter(section::holds).isPresent()))
                                .toList(),
                otherLanguage(visit, words),
                visit.address(),
                live,
                sequence,
                moments,
                visit.notice());
    }

    public static String otherLanguage(Visit visit, Words words) {
        return "/language/" + (words.isChinese() ? "en" : "zh") + "?back="
                + URLEncoder.encode(visit.address(), StandardCharsets.UTF_8);
    }

    private static String label(Directory.Listed listed, Words words) {
        return listed.poolName() + " · "
                + words.caption(BookReport.fund(listed.book().fund()));
    }
}
