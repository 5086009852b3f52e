package io.tongchou.ledger.pages.reconciliation;

import io.tongchou.ledger.agreement.Matched;
import io.tongchou.ledger.agreement.Reconciliation;
import io.tongchou.ledger.agreement.Scope;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.commands.reading.DataReader;
import io.tongchou.ledger.commands.reconciliation.ImportStatement;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.figures.MonthsReconciled;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.files.Brought;
import io.tongchou.ledger.files.StatementFiles;
import io.tongchou.ledger.files.UnreadableFile;
import io.tongchou.ledger.http.CommandTaker;
import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.forms.FormTaker;
import io.tongchou.ledger.pages.forms.Refused;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.rendering.Printer;
import io.tongchou.ledger.rendering.ReconciliationReport;
import io.tongchou.ledger.rendering.Report;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A month's end reconciled (对账): statements are brought, what stands alone is matched or explained, and balances are confirmed. */
@Controller
class MonthEndController {

    private static final String PATH = "/pools/{pool}/funds/{fund}/reconciliation";

    private static final int ON_A_PAGE = 200;

    private static final Pattern LINE = Pattern.compile("lines\\[(\\d+)]\\.?(.*)");
    private static final Pattern LINE_OF_FILE = Pattern.compile("line (\\d+)");

    private final Shown shown;
    private final Figures figures;
    private final MonthsReconciled months;
    private final Matched matched;
    private final BookReader books;
    private final StatementFiles statementFiles;
    private final FormTaker taker;
    private final Printer printer;

    MonthEndController(
            Shown shown,
            Figures figures,
            MonthsReconciled months,
            Matched matched,
            BookReader books,
            StatementFiles statementFiles,
            FormTaker taker,
            Printer printer) {
        this.shown = shown;
        this.figures = figures;
        this.months = months;
        this.matched = matched;
        this.books = books;
        this.statementFiles = statementFiles;
        this.taker = taker;
        this.printer = printer;
    }

    /**
     * Which month's end is asked for, and how much of it.
     *
     * @param scope all items of this one alone
     */
    private record Asked(
            Question question,
            Optional<UnitCode> unit,
            Optional<YearMonth> month,
            Moment moment,
            Optional<Scope> scope,
            Matched.Place behind) {

        static Asked of(Map<String, String> parameters) {
            Question question = new Question(
                    parameters,
                    "month",
                    "unit",
                    "asOf",
                    "knownAt",
                    "source",
                    "of",
                    "lines",
                    "entries",
                    "statement",
                    "line");
            Optional<StatementSource> source =
                    question.read("source", StatementSource::valueOf, "must be a source of statements");
            Optional<Optional<UnitCode>> of = question.read("of", Asked::unit, "must be a unit's six digits, or ALL");
            question.read("lines", Asked::number, "must be a whole number");
            question.read("entries", Asked::number, "must be a whole number");
            return new Asked(
                    question,
                    of.flatMap(unit -> unit).or(question::unit),
                    question.read("month", DataReader::month, "must be a month such as 2021-03"),
                    question.moment("asOf"),
                    source.flatMap(one -> of.map(unit -> new Scope(one, unit))),
                    new Matched.Place(
                            parameters.getOrDefault("statement", ""),
                            question.read("line", Asked::number, "must be a whole number")
                                    .orElse(0)));
        }

        private static Optional<UnitCode> unit(String text) {
            return text.equals("ALL") ? Optional.empty() : Optional.of(new UnitCode(text));
        }

        private static int number(String text) {
            int number = Integer.parseInt(text);
            if (number < 0) {
                throw new NumberFormatException(text);
            }
            return number;
        }
    }

    @GetMapping(PATH)
    ModelAndView month(Visit visit) {
        return month(visit, Asked.of(visit.parameters()), Map.of(), Optional.empty());
    }

    /** Takes a statement in, and leads on to the end of its last month. */
    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView bring(Visit visit, @RequestParam(Brought.FILE) MultipartFile file, RedirectAttributes onwards)
            throws IOException {
        Map<String, String> written = written(visit);
        Optional<Refusal> refusal;
        try {
            Map<String, String> ofTheStatement = new HashMap<>(written);
            ofTheStatement.keySet().retainAll(StatementFiles.OF_THE_STATEMENT);
            Answer answer = taker.take(
                    visit,
                    statementFiles.command(
                            visit.pool(), visit.fund(), ofTheStatement, Brought.of(file, written, true)));
            if (answer.refusal().isEmpty()) {
                onwards.addFlashAttribute(Visit.NOTICE, FormTaker.told(visit, shown.words(visit), answer));
                return new ModelAndView("redirect:"
                        + visit.to(
                                "/reconciliation",
                                "month",
                                written.getOrDefault("to", "").substring(0, "2021-03".length())));
            }
            refusal = answer.refusal();
        } catch (UnreadableFile e) {
            refusal = Optional.of(e.refusal());
        }
        ModelAndView again = month(visit.at("/reconciliation"), Asked.of(Map.of()), written, refusal);
        again.setStatus(HttpStatusCode.valueOf(refusal.orElseThrow().code().httpStatus()));
        return again;
    }

    /** As people write amounts, so with commas between the thousands. */
    private static Map<String, String> written(Visit visit) {
        Map<String, String> written = new HashMap<>(visit.parameters());
        Stream.of(Brought.AMOUNT, "openingBalance", "closingBalance")
                .forEach(name -> written.computeIfPresent(name, (any, text) -> text.replaceAll("[,，]", "")));
        return written;
    }

    private ModelAndView month(Visit visit, Asked asked, Map<String, String> written, Optional<Refusal> refusal) {
        return shown.page(visit, Shown.Section.RECONCILIATION, asked.question(), asked.unit(), (book, words) -> {
            Optional<UnitCode> unit = Question.visible(visit.caller(), asked.unit());
            Reconciliation.Report report = months.at(book, asked.month(), asked.moment(), unit);
            Basis basis = report.basis();
            BookState state = books.at(book, basis.sequence());
            MonthEndWriter writer = new MonthEndWriter(
                    visit,
                    words,
                    state,
                    report,
                    matched.counts(book, basis.sequence(), report.month()),
                    unit,
                    asked.scope().map(one -> new Scope(one.source(), unit)));
            YearMonth month = report.month();
            String code = unit.map(UnitCode::code).orElse("");
            return new Shown.Content(
                    Optional.of(basis),
                    new MonthEnd(
                            month.toString(),
                            code,
                            units(visit, words, state, code),
                            basis.asOf().toString(),
                            words.instant(basis.knownAt()),
                            month.isAfter(YearMonth.from(state.beginsOn()))
                                    ? of(visit, month.minusMonths(1), code)
                                    : "",
                            month.isBefore(YearMonth.from(basis.asOf())) ? of(visit, month.plusMonths(1), code) : "",
                            paper(visit, "xlsx", month, code),
                            paper(visit, "pdf", month, code),
                            writer.compared(),
                            writer.parties(),
                            form(visit, words, state, written, refusal)));
        });
    }

    private static String of(Visit visit, YearMonth month, String unit) {
        return visit.to("/reconciliation", "month", month.toString(), "unit", unit);
    }

    private static String paper(Visit visit, String kind, YearMonth month, String unit) {
        return visit.to("/reconciliation." + kind, "month", month.toString(), "unit", unit);
    }

    /** The same as a spreadsheet. */
    @GetMapping(PATH + ".xlsx")
    @Nullable
    ModelAndView spreadsheet(Visit visit, HttpServletResponse response) {
        return paper(visit, response, printer::spreadsheet);
    }

    /** The same to be printed and signed. */
    @GetMapping(PATH + ".pdf")
    @Nullable
    ModelAndView pages(Visit visit, HttpServletResponse response) {
        return paper(visit, response, printer::pages);
    }

    @Nullable
    private ModelAndView paper(
            Visit visit, HttpServletResponse response, BiFunction<Report, String, ResponseEntity<byte[]>> print) {
        Asked asked = Asked.of(visit.parameters());
        return shown.file(visit, asked.question(), asked.unit(), (book, words) -> {
            Optional<UnitCode> unit = Question.visible(visit.caller(), asked.unit());
            Reconciliation.Report report = months.at(book, asked.month(), asked.moment(), unit);
            String name = Stream.of(
                            "reconciliation",
                            book.pool().code(),
                            book.fund().code(),
                            unit.map(UnitCode::code).orElse(""),
                            report.month().toString())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("-"));
            ResponseEntity<byte[]> printed = print.apply(
                    ReconciliationReport.of(
                            report, unit, books.at(book, report.basis().sequence())),
                    name);
            printed.getHeaders().forEach((header, values) -> response.setHeader(header, values.getFirst()));
            response.getOutputStream().write(printed.getBody());
        });
    }

    private static List<Choice> units(Visit visit, Words words, BookState state, String chosen) {
        Optional<UnitCode> own = Question.visible(visit.caller(), Optional.empty());
        return Stream.concat(
                        own.isPresent()
                                ? Stream.empty()
                                : Stream.of(new Choice("", words.say("overview.whole"), chosen.isEmpty())),
                        state.units().stream()
                                .filter(unit -> own.isEmpty() || own.get().equals(unit))
                                .map(unit -> new Choice(
                                        unit.code(),
                                        words.unit(BookReport.unit(state, unit)),
                                        unit.code().equals(chosen))))
                .toList();
    }

    private static Optional<MonthEnd.Form> form(
            Visit visit, Words words, BookState state, Map<String, String> written, Optional<Refusal> refusal) {
        Actor actor = CommandTaker.actor(visit.caller());
        Optional<UnitCode> own = Question.visible(visit.caller(), Optional.empty());
        List<Choice> sources = Arrays.stream(StatementSource.values())
                .filter(source -> visit.parameter("knownAt").isEmpty()
                        && visit.caller().mayTouch(visit.pool())
                        && ImportStatement.mayBring(actor, source, own))
                .map(source -> new Choice(
                        source.name(),
                        words.caption(ReconciliationReport.source(source)),
                        source.name().equals(written.get("source"))))
                .toList();
        return sources.isEmpty()
                ? Optional.empty()
                : Optional.of(new MonthEnd.Form(
                        visit.to("/reconciliation"),
                        sources,
                        units(visit, words, state, written.getOrDefault("unit", "")),
                        written,
                        refusal.map(why -> Refused.faults(words, why)).orElse(Map.of()),
                        refusal.map(why -> Refused.of(words, why, FIELDS, path -> named(words, path)))));
    }

    private static final Set<String> FIELDS = fields();

    private static Set<String> fields() {
        Set<String> fields = new HashSet<>(StatementFiles.OF_THE_STATEMENT);
        fields.addAll(List.of(Brought.FILE, Brought.LINES, Brought.AMOUNT));
        return fields;
    }

    /** A line of the file by its number, the header being line 1. */
    private static String named(Words words, String path) {
        Matcher line = LINE.matcher(path);
        if (line.matches()) {
            return words.say(
                    "reconciliation.line-of-file",
                    String.valueOf(Integer.parseInt(line.group(1)) + 2),
                    line.group(2).isEmpty() ? "" : words.sayElse("field." + line.group(2), line.group(2)));
        }
        Matcher ofFile = LINE_OF_FILE.matcher(path);
        return ofFile.matches()
                ? words.say("reconciliation.line-of-file", ofFile.group(1), "")
                : words.sayElse("files.part." + path, path);
    }

    /**
     * What was matched of one source and unit.
     *
     * @param next the next page; blank where this is the last
     */
    record Pairs(String name, String month, String back, List<Pair> pairs, String next) {}

    /** A line and what it was matched with. */
    record Pair(
            String on, String line, String text, String in, String out, String rule, List<MonthEnd.Other> entries) {}

    @GetMapping(PATH + "/matched")
    ModelAndView matched(Visit visit) {
        Asked asked = Asked.of(visit.parameters());
        asked.question().must("month", DataReader::month, "must be a month such as 2021-03");
        asked.question().must("source", StatementSource::valueOf, "must be a source of statements");
        asked.question().must("of", Asked::unit, "must be a unit's six digits, or ALL");
        return shown.page(visit, Shown.Section.MATCHED, asked.question(), asked.unit(), (book, words) -> {
            Basis basis = figures.basis(book, asked.moment());
            Scope scope =
                    new Scope(asked.scope().orElseThrow().source(), Question.visible(visit.caller(), asked.unit()));
            YearMonth month = asked.month().orElseThrow();
            List<Matched.Line> lines = matched.lines(book, basis.sequence(), scope, month, asked.behind(), ON_A_PAGE);
            String of = scope.unit().map(UnitCode::code).orElse("ALL");
            return new Shown.Content(
                    Optional.of(basis),
                    new Pairs(
                            MonthEndWriter.name(words, books.at(book, basis.sequence()), scope),
                            month.toString(),
                            visit.to("/reconciliation", "month", month.toString()),
                            lines.stream().map(line -> pair(visit, words, line)).toList(),
                            lines.size() < ON_A_PAGE
                                    ? ""
                                    : visit.to(
                                            "/reconciliation/matched",
                                            "month",
                                            month.toString(),
                                            "source",
                                            scope.source().name(),
                                            "of",
                                            of,
                                            "statement",
                                            lines.getLast().place().statement(),
                                            "line",
                                            String.valueOf(
                                                    lines.getLast().place().line()))));
        });
    }

    private static Pair pair(Visit visit, Words words, Matched.Line line) {
        Money amount = line.amount();
        return new Pair(
                line.on().toString(),
                line.place().statement() + "#" + line.place().line(),
                MonthEndWriter.joined(line.reference(), line.counterparty(), line.text()),
                amount.isNegative() ? "" : Words.exact(amount),
                amount.isNegative() ? Words.exact(amount.negated()) : "",
                words.say("value.MatchRule." + line.rule()),
                line.entries().stream()
                        .map(entry -> new MonthEnd.Other(entry, visit.to("/explain", "figure", "entry/" + entry)))
                        .toList());
    }
}
