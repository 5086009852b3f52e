package io.tongchou.ledger.pages.policies;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.yearend.YearEnd;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.explain.NotThere;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.figures.YearOfSettlement;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.settlement.Plan;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.settlement.YearFacts;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import io.tongchou.ledger.whatif.SimulationRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Who would pay (由谁承担): a year settled under each city's policy, by the code that settles it. */
@Controller
class WhoPaysController {

    /** Says that the fields were written: one that is missing was left blank. */
    private static final String GIVEN = "given";

    private static final Plan NONE_SET = new Plan(Money.ZERO, Money.ZERO);

    private final Shown shown;
    private final Figures figures;
    private final BookReader books;
    private final Policies policies;

    WhoPaysController(Shown shown, Figures figures, BookReader books, Policies policies) {
        this.shown = shown;
        this.figures = figures;
        this.books = books;
        this.policies = policies;
    }

    @GetMapping("/pools/{pool}/funds/{fund}/policies/who-pays")
    ModelAndView whoPays(Visit visit) {
        Question question = new Question(visit.parameters(), known());
        Moment moment = question.moment("asOf");
        Optional<UnitCode> asked = question.unit();
        Optional<FiscalYear> year =
                question.read("year", text -> new FiscalYear(Integer.parseInt(text)), "must be a year such as 2021");
        Optional<UnitCode> visible = Question.visible(visit.caller(), asked);
        ModelAndView page = shown.page(visit, Shown.Section.WHO_PAYS, question, asked, (book, words) -> {
            Basis basis = figures.basis(book, moment);
            BookState state = books.at(book, basis.sequence());
            LocalDate day = YearOfSettlement.dayOf(moment, basis);
            List<FiscalYear> years = years(state, day);
            FiscalYear of = year.orElseGet(() -> usual(state, years, day));
            YearOfSettlement.none(state, of, day).ifPresent(none -> {
                throw new NotThere(none);
            });
            Tried tried = tried(visit, state, of, visible);
            return new Shown.Content(
                    Optional.of(basis), new WhoPaysWriter(visit, words, basis, state, of, visible, tried).write(years));
        });
        if (page.getModel().get("page") instanceof WhoPays what && what.faulty()) {
            page.setStatus(HttpStatus.BAD_REQUEST);
        }
        return page;
    }

    private static String[] known() {
        return Stream.concat(
                        Stream.of(
                                "asOf",
                                "knownAt",
                                "unit",
                                "year",
                                GIVEN,
                                Written.RESERVE,
                                Written.CITY_SHARE,
                                Written.COUNTY_SHARE,
                                Written.CHAIN),
                        Written.FIGURES.stream())
                .toArray(String[]::new);
    }

    /** The years that can be settled. */
    private static List<FiscalYear> years(BookState state, LocalDate day) {
        return IntStream.rangeClosed(state.beginsOn().getYear(), day.getYear())
                .mapToObj(FiscalYear::new)
                .filter(year -> YearOfSettlement.none(state, year, day).isEmpty())
                .toList();
    }

    /** The last closed year, else that of the last closed month, else the last. */
    private static FiscalYear usual(BookState state, List<FiscalYear> years, LocalDate day) {
        return years.reversed().stream()
                .filter(year -> state.year(year).isClosed())
                .findFirst()
                .or(() -> state.closedThrough()
                        .map(month -> new FiscalYear(month.getYear()))
                        .filter(years::contains))
                .orElseGet(() -> years.isEmpty() ? FiscalYear.of(day) : years.getLast());
    }

    /**
     * A year with what was tried of it.
     *
     * @param unit the one that is looked at, as the book has it
     * @param written what stands in the fields
     * @param faults by the field's name; of none in particular by a blank one
     * @param trial empty where anything is at fault
     */
    record Tried(
            YearFacts booked,
            Optional<UnitYear> unit,
            Written written,
            boolean changed,
            Map<String, String> faults,
            Optional<Trial> trial) {}

    private Tried tried(Visit visit, BookState state, FiscalYear year, Optional<UnitCode> visible) {
        YearFacts booked = YearEnd.standingFacts(state, year);
        Optional<UnitYear> unit = visible.map(code -> booked.units().stream()
                .filter(one -> one.unit().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotThere(
                        Refusal.of(RefusalCode.UNIT_UNKNOWN, code + " has no settlement of its own in " + year))));
        List<Policy> beside = policies.besides(state, state.policyOn(year.lastDay()));
        boolean alone = visit.caller().has("county");
        if (visit.parameter(GIVEN).isEmpty()) {
            return new Tried(
                    booked,
                    unit,
                    Written.of(booked, unit, !alone),
                    false,
                    Map.of(),
                    Optional.of(Trial.of(state, year, beside)));
        }
        Written written = new Written(visit.parameters());
        Made made = made(written, beside.getFirst(), booked, unit, alone);
        Map<String, String> faults = new LinkedHashMap<>();
        made.faults().forEach(fault -> faults.putIfAbsent(Written.field(fault.path()), fault.message()));
        try {
            Optional<Trial> trial = made.facts()
                    .map(facts -> Trial.of(state, facts, made.asked().orElseThrow(), beside));
            return new Tried(booked, unit, written, true, faults, trial);
        } catch (ArithmeticException e) {
            return new Tried(
                    booked,
                    unit,
                    written,
                    true,
                    Map.of("", "comes to more than the ledger can hold"),
                    Optional.empty());
        }
    }

    /** @param facts empty where anything is at fault */
    private record Made(Optional<SimulationRequest> asked, Optional<YearFacts> facts, List<Fault> faults) {}

    /**
     * The book's year with what was written in its place.
     *
     * @param alone whether the reserve is kept from the viewer: with figures that he has changed he would learn it, so that these
     *     are settled alone, against the reserve that he names
     */
    private static Made made(Written written, Policy own, YearFacts booked, Optional<UnitYear> unit, boolean alone) {
        boolean withoutReserve = alone && written.isBlank(Written.RESERVE);
        ObjectNode request = written.request(own, booked, unit);
        if (withoutReserve) {
            request.put(Written.RESERVE, Money.ZERO.toString());
        }
        SimulationRequest.Read read = SimulationRequest.read(request);
        if (read.request().isEmpty()) {
            return new Made(Optional.empty(), Optional.empty(), read.faults());
        }
        SimulationRequest asked = read.request().get();
        Optional<UnitYear> changed = unit.map(before -> year(asked, before));
        if (!alone) {
            List<UnitYear> units = booked.units().stream()
                    .map(each -> changed.filter(one -> one.unit().equals(each.unit()))
                            .orElse(each))
                    .toList();
            return new Made(
                    read.request(), Optional.of(new YearFacts(booked.year(), asked.reserve(), units)), List.of());
        }
        if (!withoutReserve) {
            return new Made(
                    read.request(),
                    Optional.of(new YearFacts(
                            booked.year(), asked.reserve(), changed.stream().toList())),
                    List.of());
        }
        return changed.equals(unit)
                ? new Made(read.request(), Optional.of(booked), List.of())
                : new Made(read.request(), Optional.empty(), List.of(new Fault(Written.RESERVE, "is required")));
    }

    private static UnitYear year(SimulationRequest asked, UnitYear before) {
        UnitYear year = asked.units().getFirst().year(before.cityLevel());
        return before.plan().isEmpty() && year.plan().equals(Optional.of(NONE_SET)) ? year.unplanned() : year;
    }
}
