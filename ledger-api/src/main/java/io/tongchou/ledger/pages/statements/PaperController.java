package io.tongchou.ledger.pages.statements;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.explain.NotThere;
import io.tongchou.ledger.figures.Media;
import io.tongchou.ledger.figures.Papers;
import io.tongchou.ledger.figures.Papers.Kind;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Statements, books and vouchers of a period (报表与账簿), as a page and as files: the very ones that the API answers with. */
@Controller
class PaperController {

    private static final String PATH = "/pools/{pool}/funds/{fund}/statements";

    /** What a spreadsheet needs to see that the file is UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Shown shown;
    private final Papers papers;
    private final Media media;
    private final BookReader books;
    private final Clock clock;

    PaperController(Shown shown, Papers papers, Media media, BookReader books, Clock clock) {
        this.shown = shown;
        this.papers = papers;
        this.media = media;
        this.books = books;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView first(Visit visit) {
        return page(visit, Kind.BALANCE_SHEET.path());
    }

    @GetMapping(PATH + "/{kind}")
    ModelAndView page(Visit visit, @PathVariable String kind) {
        Kind of = kind(kind);
        Question question = question(visit);
        return shown.page(visit, Shown.Section.STATEMENTS, question, unit(question), (book, words) -> {
            Selection selection = Selection.of(visit, of, state(book), today());
            Papers.Made made = made(visit, selection, book, Selection.ON_A_PAGE);
            BookState state = books.at(book, made.shown().basis().sequence());
            return new Shown.Content(
                    Optional.of(made.shown().basis()),
                    new PaperWriter(visit, words, selection, state, today())
                            .of(media.report(made.shown()), made.next()));
        });
    }

    @GetMapping(PATH + "/{kind}.pdf")
    @Nullable
    ModelAndView pages(Visit visit, @PathVariable String kind, HttpServletResponse response) {
        return file(visit, kind, response, media::pages);
    }

    @GetMapping(PATH + "/{kind}.xlsx")
    @Nullable
    ModelAndView spreadsheet(Visit visit, @PathVariable String kind, HttpServletResponse response) {
        return file(visit, kind, response, media::spreadsheet);
    }

    @GetMapping(PATH + "/{kind}.csv")
    @Nullable
    ModelAndView lines(Visit visit, @PathVariable String kind, HttpServletResponse response) {
        return file(visit, kind, response, PaperController::lines);
    }

    private static ResponseEntity<byte[]> lines(Media.Shown paper) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(paper.file() + ".csv")
                                .build()
                                .toString())
                .body((BYTE_ORDER_MARK + String.join("\r\n", paper.csv().get()) + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @FunctionalInterface
    private interface Medium {
        ResponseEntity<byte[]> of(Media.Shown paper);
    }

    @Nullable
    private ModelAndView file(Visit visit, String kind, HttpServletResponse response, Medium medium) {
        Kind of = kind(kind);
        Question question = question(visit);
        return shown.file(visit, question, unit(question), (book, words) -> {
            Selection selection = Selection.of(visit, of, state(book), today());
            send(medium.of(made(visit, selection, book, Selection.IN_A_FILE).shown()), response);
        });
    }

    private static void send(ResponseEntity<byte[]> file, HttpServletResponse response) throws IOException {
        file.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.getOutputStream().write(Optional.ofNullable(file.getBody()).orElseThrow());
    }

    private Papers.Made made(Visit visit, Selection selection, BookId book, int limit) {
        Papers.Asked asked = papers.asked(selection.kind(), selection.parameters(limit), visit.caller());
        asked.question().refusal().ifPresent(why -> {
            throw new NotThere(why);
        });
        return asked.made().apply(book);
    }

    /** What every one of them may be asked with; the rest is the papers' own business. */
    private static Question question(Visit visit) {
        return new Question(visit.parameters(), "period", "unit", "account", "item", "cursor", "asOf", "knownAt");
    }

    private static Optional<UnitCode> unit(Question question) {
        Optional<UnitCode> unit = question.unit();
        question.moment("asOf");
        return unit;
    }

    private static Kind kind(String path) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private BookState state(BookId book) {
        return books.at(book, Long.MAX_VALUE);
    }

    private LocalDate today() {
        return Words.dayOf(clock.instant());
    }
}
