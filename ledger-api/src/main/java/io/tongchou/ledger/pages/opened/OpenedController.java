package io.tongchou.ledger.pages.opened;

import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.explain.Cited;
import io.tongchou.ledger.explain.Explanation;
import io.tongchou.ledger.explain.Figure;
import io.tongchou.ledger.figures.OpenedFigures;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.pages.Fact;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.statements.Summaries;
import io.tongchou.ledger.vocabulary.Account;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Any figure opened (数据溯源): its formula and clause, what it is made of, and so on down to an event and a line of a file. */
@Controller
class OpenedController {

    private static final int ON_A_PAGE = 100;

    private final Shown shown;
    private final OpenedFigures figures;

    OpenedController(Shown shown, OpenedFigures figures) {
        this.shown = shown;
        this.figures = figures;
    }

    @GetMapping("/pools/{pool}/funds/{fund}/explain")
    ModelAndView open(Visit visit) {
        Question question = new Question(visit.parameters(), "figure", "asOf", "knownAt", "cursor");
        Optional<Figure> figure =
                question.must("figure", Figure::parse, "must be a figure's path such as balance/410222/1003.01");
        Moment moment = question.moment("asOf");
        return shown.page(visit, Shown.Section.EXPLAIN, question, figure.flatMap(Figure::unit), (book, words) -> {
            OpenedFigures.Opened opened = figures.open(
                    visit.caller(), book, figure.orElseThrow(), moment, visit.parameter("cursor"), ON_A_PAGE);
            return new Shown.Content(Optional.of(opened.basis()), new Writer(visit, words, opened).write());
        });
    }

    /** Puts it into words; whatever is opened from here stays in the same moment. */
    private record Writer(Visit visit, Words words, OpenedFigures.Opened opened) {

        Opened write() {
            Explanation explanation = opened.explanation();
            Optional<Explanation.OneEvent> event = explanation.event();
            return new Opened(
                    explanation.figure().toString(),
                    words.caption(explanation.caption()),
                    explanation.value().map(words::quantity).orElse(""),
                    opened.basis().asOf().toString(),
                    words.instant(opened.basis().knownAt()),
                    explanation.formula().map(words::caption).orElse(""),
                    explanation.clause().map(this::clause),
                    explanation.inputs().stream()
                            .map(input -> input(
                                    input,
                                    explanation.made() == Explanation.Made.ADDED
                                            || explanation.made() == Explanation.Made.ADDED_NOT_BELOW_ZERO))
                            .toList(),
                    explanation.evidence().stream()
                            .map(input -> input(input, false))
                            .toList(),
                    explanation.entries().stream()
                            .flatMap(legs -> legs.rows().stream())
                            .map(this::leg)
                            .toList(),
                    explanation
                            .entries()
                            .flatMap(Explanation.Legs::next)
                            .map(cursor -> at(explanation.figure(), "cursor", cursor))
                            .orElse(""),
                    event.map(this::facts).orElseGet(List::of),
                    event.flatMap(one ->
                                    one.voucher().map(number -> voucher(YearMonth.from(one.effectiveOn()), number)))
                            .orElse(""),
                    event.flatMap(Explanation.OneEvent::payload)
                            .map(payload -> payload.toPrettyString())
                            .orElse(""),
                    event.flatMap(Explanation.OneEvent::source)
                            .flatMap(Explanation.SourceLine::text)
                            .orElse(""));
        }

        private Opened.Clause clause(Cited cited) {
            return new Opened.Clause(
                    Stream.concat(cited.policy().stream(), Stream.of(cited.clause()))
                            .reduce((one, other) -> one + " · " + other)
                            .orElse(""),
                    cited.words(),
                    cited.assumptions().stream().map(words::ofBoth).toList());
        }

        private Opened.Input input(Explanation.Input input, boolean added) {
            return new Opened.Input(
                    !added || input.value().isEmpty() ? "" : input.sign() < 0 ? "−" : "+",
                    words.caption(input.caption()),
                    input.value().map(words::quantity).orElse(""),
                    input.clause().map(Cited::clause).orElse(""),
                    input.figure().map(figure -> at(figure)).orElse(""));
        }

        private Opened.Leg leg(Explanation.Leg leg) {
            Account account = Account.of(leg.account());
            return new Opened.Leg(
                    leg.effectiveOn().toString(),
                    words.say("ledger.voucher-number", String.valueOf(leg.voucher())),
                    at(leg.figure()),
                    words.caption(Summaries.of(leg.event())),
                    leg.unit(),
                    account.code() + " " + words.account(account),
                    Words.exact(leg.amount()));
        }

        private List<Fact> facts(Explanation.OneEvent event) {
            return Stream.of(
                            fact("event", Optional.of(event.type() + " · " + event.sequence())),
                            fact("day", Optional.of(event.effectiveOn().toString())),
                            fact("recorded", Optional.of(words.instant(event.recordedAt()))),
                            fact("command", Optional.of(event.command())),
                            fact("maker", Optional.of(event.maker() + " (" + event.office() + ")")),
                            fact("checker", event.checker()),
                            fact("document", event.document()),
                            fact("note", event.note()),
                            fact("policy", event.policy()),
                            fact(
                                    "file",
                                    event.source().map(source -> source.name().orElse(source.file()))),
                            fact("line", event.source().map(source -> String.valueOf(source.line()))),
                            fact("hash", Optional.of(event.hash())))
                    .flatMap(Optional::stream)
                    .toList();
        }

        private Optional<Fact> fact(String key, Optional<String> value) {
            return Fact.of(words, key, value);
        }

        private String voucher(YearMonth month, int number) {
            return visit.to("/vouchers/" + month + "/" + number);
        }

        private String at(Figure figure, String... more) {
            return visit.to(
                    "/explain",
                    Stream.concat(
                                    Stream.of(
                                            "figure",
                                            figure.toString(),
                                            "asOf",
                                            opened.basis().asOf().toString(),
                                            "knownAt",
                                            opened.basis().knownAt().toString()),
                                    Stream.of(more))
                            .toArray(String[]::new));
        }
    }
}
