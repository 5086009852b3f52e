package io.tongchou.ledger.pages.moments;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tongchou.ledger.balances.Divergence;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.explain.Accounts;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.flows.MonthlyResults;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.vocabulary.UnitCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Two moments side by side (时点对照): what has changed between them, and by which entries. */
@Controller
class MomentsController {

    private static final int ON_A_PAGE = 100;

    /** What a spreadsheet needs to see that the file is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Shown shown;
    private final Divergence divergence;
    private final Pair.Source source;

    MomentsController(Shown shown, Figures figures, BookReader books, MonthlyResults results, Divergence divergence) {
        this.shown = shown;
        this.divergence = divergence;
        this.source = new Pair.Source(figures, books, results);
    }

    private static Question question(Visit visit, String... more) {
        return new Question(
                visit.parameters(),
                Stream.concat(Stream.of(Pair.PARAMETERS), Stream.of(more)).toArray(String[]::new));
    }

    @GetMapping("/pools/{pool}/funds/{fund}/moments")
    ModelAndView moments(Visit visit) {
        Question question = question(visit, "unit", "all");
        Optional<UnitCode> unit = question.unit();
        Pair.Asked asked = Pair.Asked.of(question);
        return shown.page(visit, Shown.Section.MOMENTS, question, unit, (book, words) -> {
            Pair.Bases bases = source.bases(book, asked);
            Pair pair = source.read(book, bases);
            Optional<UnitCode> visible = Question.visible(visit.caller(), unit);
            return new Shown.Content(
                    Optional.of(bases.other()),
                    new MomentsWriter(visit, words, pair, bases, visible, shown.reach(book, bases.other())).write());
        });
    }

    @GetMapping("/pools/{pool}/funds/{fund}/moments.csv")
    @Nullable
    ModelAndView csv(Visit visit, HttpServletResponse response) {
        Question question = question(visit, "unit", "all");
        Optional<UnitCode> unit = question.unit();
        Pair.Asked asked = Pair.Asked.of(question);
        return shown.file(visit, question, unit, (book, words) -> {
            Pair.Bases bases = source.bases(book, asked);
            MomentsWriter writer = new MomentsWriter(
                    visit,
                    words,
                    source.read(book, bases),
                    bases,
                    Question.visible(visit.caller(), unit),
                    shown.reach(book, bases.other()));
            response.setContentType("text/csv;charset=UTF-8");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("moments-%s-%s.csv".formatted(book.pool(), book.fund()))
                            .build()
                            .toString());
            response.getWriter().append(BYTE_ORDER_MARK);
            try (CsvWriter csv = CsvWriter.builder().build(response.getWriter())) {
                csv.writeRecord(words.say("moments.csv").split(","));
                writer.lines().forEach(csv::writeRecord);
            }
        });
    }

    @GetMapping("/pools/{pool}/funds/{fund}/moments/entries")
    ModelAndView entries(Visit visit) {
        Question question = question(visit, "unit", "of", "result", "cursor");
        Optional<UnitCode> unit = question.unit();
        Optional<Accounts> accounts =
                question.must("of", Accounts::parse, "must be an account of the chart, or a group such as OWNED");
        boolean result = question.read("result", Boolean::valueOf, "must be true or false")
                .orElse(false);
        Pair.Asked asked = Pair.Asked.of(question);
        return shown.page(visit, Shown.Section.MOMENT_ENTRIES, question, unit, (book, words) -> {
            Pair.Bases bases = source.bases(book, asked);
            Optional<UnitCode> visible = Question.visible(visit.caller(), unit);
            Accounts of = accounts.orElseThrow();
            Divergence.Page page = divergence.of(
                    book,
                    bases.one(),
                    bases.other(),
                    new Divergence.Filter(
                            visible, Set.copyOf(of.accounts()), !result, visit.parameter("cursor"), ON_A_PAGE));
            return new Shown.Content(
                    Optional.of(bases.other()),
                    new MomentsWriter(
                                    visit,
                                    words,
                                    source.read(book, bases),
                                    bases,
                                    visible,
                                    shown.reach(book, bases.other()))
                            .entries(of, result, page));
        });
    }
}
