package io.tongchou.ledger.pages.audit;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.feed.EventStream;
import io.tongchou.ledger.feed.EventStream.Event;
import io.tongchou.ledger.feed.EventStream.From;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The event stream (事件流): everything that happened to a book, the latest first, chained. A county sees its own. */
@Controller
class EventsController {

    private static final int ON_A_PAGE = 50;

    private static final List<String> TYPES = Arrays.stream(LedgerEvent.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .toList();

    private final Shown shown;
    private final Figures figures;
    private final EventStream stream;
    private final BookReader books;

    EventsController(Shown shown, Figures figures, EventStream stream, BookReader books) {
        this.shown = shown;
        this.figures = figures;
        this.stream = stream;
        this.books = books;
    }

    /**
     * What is looked for.
     *
     * @param since recorded on that day or later
     * @param until recorded on that day or before
     */
    private record Filter(
            Optional<String> type,
            Optional<String> maker,
            Optional<UnitCode> unit,
            Optional<LocalDate> since,
            Optional<LocalDate> until,
            Optional<From> place) {

        static Filter of(Question question) {
            return new Filter(
                    question.read("type", Filter::type, "must be the name of an event"),
                    question.read("maker", text -> text, "must be a name"),
                    question.unit(),
                    question.day("since"),
                    question.day("until"),
                    question.<From>read("before", text -> new From.Before(sequence(text)), "must be a sequence")
                            .or(() -> question.read(
                                    "after", text -> new From.After(sequence(text)), "must be a sequence")));
        }

        private static String type(String text) {
            if (!TYPES.contains(text)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        }

        private static long sequence(String text) {
            long sequence = Long.parseLong(text);
            if (sequence < 0 || sequence > Integer.MAX_VALUE * 1000L) {
                throw new NumberFormatException(text);
            }
            return sequence;
        }

        EventStream.Asked asked(BookId book, Basis basis, Optional<UnitCode> county) {
            return new EventStream.Asked(
                    book,
                    basis.sequence(),
                    county,
                    type,
                    maker,
                    unit,
                    since.map(Filter::midnight),
                    until.map(day -> midnight(day.plusDays(1))));
        }

        private static Instant midnight(LocalDate day) {
            return day.atStartOfDay(Words.OFFICES).toInstant();
        }

        String[] with(String name, String value) {
            return new String[] {
                "type",
                type.orElse(""),
                "maker",
                maker.orElse(""),
                "unit",
                unit.map(UnitCode::code).orElse(""),
                "since",
                since.map(LocalDate::toString).orElse(""),
                "until",
                until.map(LocalDate::toString).orElse(""),
                name,
                value
            };
        }
    }

    @GetMapping("/pools/{pool}/funds/{fund}/audit")
    ModelAndView events(Visit visit) {
        Question question = new Question(
                visit.parameters(), "type", "maker", "unit", "since", "until", "before", "after", "asOf", "knownAt");
        Filter filter = Filter.of(question);
        Optional<Instant> knownAt = question.moment("asOf").knownAt();
        return shown.page(visit, Shown.Section.AUDIT, question, filter.unit(), (book, words) -> {
            Basis basis = figures.basis(book, knownAt.map(Moment.NOW::knownAt).orElse(Moment.NOW));
            EventStream.Page page = stream.page(
                    filter.asked(book, basis, Question.visible(visit.caller(), Optional.empty())),
                    filter.place().orElseGet(() -> new From.Before(basis.sequence() + 1)),
                    ON_A_PAGE);
            return new Shown.Content(
                    Optional.of(basis), write(visit, words, filter, basis, page, books.at(book, basis.sequence())));
        });
    }

    private EventList write(
            Visit visit, Words words, Filter filter, Basis basis, EventStream.Page page, BookState state) {
        return new EventList(
                AuditTabs.EVENTS.from(visit, words),
                basis.asOf().toString(),
                words.instant(basis.knownAt()),
                basis.sequence() + ":"
                        + stream.headAt(state.id(), basis.sequence())
                                .map(Hash::hex)
                                .orElse(""),
                new EventList.Asked(
                        filter.maker().orElse(""),
                        filter.since().map(LocalDate::toString).orElse(""),
                        filter.until().map(LocalDate::toString).orElse("")),
                types(words, filter.type()),
                units(visit, words, filter.unit(), state),
                page.events().stream().map(event -> row(visit, words, event)).toList(),
                page.events().stream().filter(event -> !event.chained()).count(),
                page.older()
                        .map(sequence -> visit.to("/audit", filter.with("before", sequence.toString())))
                        .orElse(""),
                page.newer()
                        .map(sequence -> visit.to("/audit", filter.with("after", sequence.toString())))
                        .orElse(""),
                filter.place().isPresent() ? visit.to("/audit", filter.with("before", "")) : "");
    }

    private static EventList.Row row(Visit visit, Words words, Event event) {
        Optional<String> voucher =
                event.legs().isEmpty() ? Optional.empty() : event.voucher().map(String::valueOf);
        return new EventList.Row(
                event.sequence(),
                visit.to("/explain", "figure", "event/" + event.sequence()),
                words.instant(event.recordedAt()),
                event.effectiveOn().map(LocalDate::toString).orElse(""),
                EventWords.name(words, event.type()),
                event.type(),
                voucher.map(number -> words.say("ledger.voucher-number", number))
                        .orElse(""),
                voucher.flatMap(number -> event.effectiveOn()
                                .map(day -> visit.to("/vouchers/" + YearMonth.from(day) + "/" + number)))
                        .orElse(""),
                event.legs().isEmpty()
                        ? ""
                        : Words.exact(Money.sum(event.legs().stream()
                                .map(Posting::amount)
                                .map(Money::orZeroIfNegative)
                                .toList())),
                event.maker(),
                event.checker().orElse(""),
                event.hash().hex(),
                event.previous().hex(),
                event.chained());
    }

    private static List<Choice> types(Words words, Optional<String> asked) {
        return TYPES.stream()
                .map(type -> new Choice(type, EventWords.name(words, type), asked.equals(Optional.of(type))))
                .sorted(Comparator.comparing(Choice::name))
                .toList();
    }

    private static List<Choice> units(Visit visit, Words words, Optional<UnitCode> asked, BookState state) {
        Optional<UnitCode> own = Question.visible(visit.caller(), Optional.empty());
        List<Choice> choices = new ArrayList<>();
        if (own.isEmpty()) {
            choices.add(new Choice("", words.say("audit.all-units"), asked.isEmpty()));
        }
        Stream.concat(own.stream(), own.isPresent() ? Stream.of() : state.unitsAndReserve().stream())
                .map(unit -> new Choice(
                        unit.code(), words.unit(BookReport.unit(state, unit)), asked.equals(Optional.of(unit))))
                .forEach(choices::add);
        return choices;
    }
}
