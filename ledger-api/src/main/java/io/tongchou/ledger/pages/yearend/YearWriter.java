package io.tongchou.ledger.pages.yearend;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.book.BookUnitYear;
import io.tongchou.ledger.book.GapObligation;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.commands.yearend.YearEnd;
import io.tongchou.ledger.explain.WaterfallLine;
import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.Fact;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.forms.Acts;
import io.tongchou.ledger.pages.forms.Acts.Act;
import io.tongchou.ledger.pages.forms.Stated;
import io.tongchou.ledger.pages.yearend.YearEndController.Known;
import io.tongchou.ledger.pages.yearend.YearView.Badge;
import io.tongchou.ledger.pages.yearend.YearView.Cell;
import io.tongchou.ledger.proposals.Proposal;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.settlement.Step;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a year's end into words and amounts. */
final class YearWriter {

    /** What the waterfall of a gap comes to, by the names under which these amounts are opened. */
    private static final List<Part<UnitSettlement>> OF_A_GAP = List.of(
            new Part<>("gap", UnitSettlement::gap),
            new Part<>("policyPart", UnitSettlement::policyPart),
            new Part<>("managementPart", UnitSettlement::managementPart),
            new Part<>("fromOwnBalance", UnitSettlement::fromOwnBalance),
            new Part<>("fromReserve", UnitSettlement::fromReserve),
            new Part<>("fromGovernment", UnitSettlement::fromGovernment),
            new Part<>("fromCity", UnitSettlement::fromCity),
            new Part<>("fromCounty", UnitSettlement::fromCounty),
            new Part<>("unassigned", UnitSettlement::unassigned));

    private static final int ALWAYS_SHOWN = 5;

    /** Who meets the gap, in the order in which the chart stacks them. */
    private static final List<Part<UnitSettlement>> SOURCES = OF_A_GAP.subList(3, OF_A_GAP.size());

    private static final List<Part<UnitYear>> OF_A_YEAR = List.of(
            new Part<>("income", UnitYear::income),
            new Part<>("reserveExtracted", UnitYear::reserveExtracted),
            new Part<>("expenditure", UnitYear::expenditure),
            new Part<>("ownBalance", UnitYear::ownBalance));

    private static final List<Part<UnitSettlement>> RESULTS = List.of(
            new Part<>("gap", UnitSettlement::gap),
            new Part<>("surplus", UnitSettlement::surplus),
            new Part<>("retained", UnitSettlement::retained),
            new Part<>("toCityLevel", UnitSettlement::toCityLevel));

    private record Part<T>(String name, Function<T, Money> amount) {}

    private final Visit visit;
    private final Words words;
    private final Known known;
    private final FiscalYear year;

    YearWriter(Visit visit, Words words, Known known) {
        this.visit = visit;
        this.words = words;
        this.known = known;
        this.year = known.year();
    }

    YearView write() {
        TaskList tasks = new TaskList(visit, words, known);
        List<UnitSettlement> gaps =
                units().stream().filter(unit -> unit.gap().isPositive()).toList();
        List<Part<UnitSettlement>> columns = OF_A_GAP.stream()
                .filter(part -> OF_A_GAP.indexOf(part) < ALWAYS_SHOWN
                        || gaps.stream()
                                .anyMatch(unit -> !part.amount().apply(unit).isZero()))
                .toList();
        return new YearView(
                year.value(),
                known.years().reversed().stream()
                        .map(one -> new Choice(one.toString(), one.toString(), one.equals(year)))
                        .toList(),
                known.visible().map(this::name).orElse(""),
                known.today().isBefore(year.lastDay())
                        ? known.today().toString()
                        : year.lastDay().toString(),
                words.instant(known.basis().knownAt()),
                visit.parameter("knownAt").orElse(""),
                known.isClosed(),
                tasks.open().isEmpty()
                        ? words.say("year-end.nothing-missing", year.toString())
                        : words.say(
                                "year-end.missing.count",
                                String.valueOf(tasks.open().size())),
                tasks.open(),
                tasks.done(),
                months(),
                known.waiting().stream().map(this::waiting).toList(),
                gaps.isEmpty() ? "" : chart(gaps),
                columns.stream().map(this::heading).toList(),
                gaps.stream().map(unit -> gapRow(unit, columns)).toList(),
                gaps.stream().map(this::gap).toList(),
                Stream.concat(
                                OF_A_YEAR.stream().map(this::heading),
                                RESULTS.stream().map(this::heading))
                        .toList(),
                units().stream().map(this::unitRow).toList(),
                known.visible().isPresent() ? List.of() : totals(),
                known.visible().isPresent() ? Optional.empty() : Optional.of(reserve()));
    }

    private List<UnitSettlement> units() {
        return known.settlement().units().stream()
                .filter(unit -> known.sees(unit.unit()))
                .toList();
    }

    private UnitYear factsOf(UnitCode unit) {
        return known.facts().units().stream()
                .filter(one -> one.unit().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private BookUnitYear ofYear(UnitCode unit) {
        return known.book().year(year).unit(unit);
    }

    private String name(UnitCode unit) {
        return words.unit(BookReport.unit(known.book(), unit));
    }

    private String heading(Part<?> part) {
        return part.name().equals("fromReserve")
                ? words.say(
                        "year-end.amount.fromReserve." + known.policy().mode().value())
                : words.say("year-end.amount." + part.name());
    }

    private Cell cell(Money amount, UnitCode unit, String path) {
        return new Cell(
                Words.exact(amount),
                visit.to("/explain", "figure", "settlement/" + year + "/" + unit + "/" + path),
                amount.isZero());
    }

    private List<YearView.Month> months() {
        YearMonth next = known.book().nextToClose();
        YearMonth first = YearMonth.from(known.book().beginsOn());
        return Stream.iterate(year.month(1), month -> month.plusMonths(1))
                .limit(12)
                .filter(month -> !month.isBefore(first))
                .map(month -> month(month, next))
                .toList();
    }

    private YearView.Month month(YearMonth month, YearMonth next) {
        boolean reopens = month.plusMonths(1).equals(next)
                && !known.isClosed()
                && visit.parameter("knownAt").isEmpty();
        return new YearView.Month(
                words.month(month),
                month.isBefore(next)
                        ? new Badge("normal", words.say("year-end.month.closed"))
                        : new Badge("later", words.say("year-end.month.open")),
                reopens
                        ? Acts.of(Acts.act(visit, words, "ReopenMonth", Optional.empty(), "month", month.toString()))
                        : List.of());
    }

    private YearView.Waiting waiting(Proposal proposal) {
        return new YearView.Waiting(
                words.say("command." + proposal.command()),
                Stated.of(words, CommandCatalog.byName(proposal.command()).orElseThrow(), proposal.data(), names()),
                proposal.maker(),
                Words.minute(proposal.proposedAt()),
                visit.parameter("knownAt").isPresent() ? List.of() : Acts.about(visit, words, proposal));
    }

    private Map<UnitCode, String> names() {
        return known.book().units().stream().collect(Collectors.toMap(Function.identity(), this::name));
    }

    private Badge badge(UnitSettlement unit) {
        return switch (unit.status()) {
            case PENDING_RULING -> new Badge("orange", words.say("year-end.status.PENDING_RULING"));
            case DECISION_MISSING -> new Badge("orange", words.say("year-end.status.DECISION_MISSING"));
            case SETTLED ->
                ofYear(unit.unit()).covered().isPresent()
                        ? new Badge("normal", words.say("year-end.status.covered"))
                        : known.isClosed()
                                ? new Badge("blue", words.say("year-end.status.to-cover"))
                                : new Badge("later", words.say("year-end.preview"));
        };
    }

    private YearView.GapRow gapRow(UnitSettlement unit, List<Part<UnitSettlement>> columns) {
        return new YearView.GapRow(
                name(unit.unit()),
                TaskList.anchor(unit.unit()),
                badge(unit),
                columns.stream()
                        .map(part -> cell(part.amount().apply(unit), unit.unit(), part.name()))
                        .toList());
    }

    private YearView.Gap gap(UnitSettlement unit) {
        BookUnitYear ofYear = ofYear(unit.unit());
        List<YearView.Step> steps = new ArrayList<>();
        Money rest = unit.gap();
        for (Step step : unit.steps()) {
            rest = rest.minus(step.amount());
            steps.add(step(unit, step, rest));
        }
        return new YearView.Gap(
                name(unit.unit()),
                TaskList.anchor(unit.unit()),
                badge(unit),
                plan(factsOf(unit.unit())).name(),
                cell(unit.gap(), unit.unit(), "gap"),
                cell(unit.policyPart(), unit.unit(), "policyPart"),
                cell(unit.managementPart(), unit.unit(), "managementPart"),
                ofYear.claimed().map(claim -> claim.claim()).orElse(""),
                ofYear.claimed().map(claim -> claim.evidence()).orElse(""),
                ofYear.managementAmount().map(amount -> cell(amount, unit.unit(), "managementAmount")),
                YearEnd.notSettled(known.book(), year, unit).map(refusal -> TaskList.whyNotSettled(words, refusal)),
                steps,
                Stream.of(Government.values())
                        .flatMap(government -> owed(unit.unit(), government).stream())
                        .toList(),
                acts(unit));
    }

    private YearView.Step step(UnitSettlement unit, Step step, Money rest) {
        WaterfallLine line = WaterfallLine.of(
                step,
                factsOf(unit.unit()),
                unit,
                Optional.of(known.facts().reserve())
                        .filter(any -> known.visible().isEmpty()));
        return new YearView.Step(
                source(step.source()),
                words.say("year-end.part." + step.part()),
                words.caption(line.formula()),
                line.madeOf().stream()
                        .map(part -> new Fact(
                                (part.sign() < 0 ? "− " : "") + words.caption(part.caption()),
                                Words.exact(part.amount())))
                        .toList(),
                cell(step.amount(), unit.unit(), path(step.source()) + "/" + step.part()),
                Words.exact(rest),
                step.clause().toString());
    }

    /** What can be done of a gap at any time until it is covered. */
    private List<Act> acts(UnitSettlement unit) {
        return visit.parameter("knownAt").isPresent()
                        || ofYear(unit.unit()).covered().isPresent()
                ? List.of()
                : Acts.of(ofUnit("ClaimGapCause", unit.unit()), ofUnit("RuleGapCause", unit.unit()));
    }

    private Optional<Act> ofUnit(String command, UnitCode unit) {
        return Acts.act(visit, words, command, Optional.of(unit.code()), "unit", unit.code(), "year", year.toString());
    }

    private String source(Step.Source source) {
        return source == Step.Source.RESERVE
                ? words.say(
                        "year-end.amount.fromReserve." + known.policy().mode().value())
                : words.say("year-end.amount." + path(source));
    }

    private static String path(Step.Source source) {
        return switch (source) {
            case OWN_BALANCE -> "fromOwnBalance";
            case RESERVE -> "fromReserve";
            case GOVERNMENT -> "fromGovernment";
            case CITY -> "fromCity";
            case COUNTY -> "fromCounty";
            case UNASSIGNED -> "unassigned";
            case RETAINED -> "retained";
            case TO_CITY_LEVEL -> "toCityLevel";
        };
    }

    private Optional<YearView.Owed> owed(UnitCode unit, Government government) {
        List<Money> booked = known.book().obligations().stream()
                .filter(one -> one.unit().equals(unit) && one.year().equals(year) && one.government() == government)
                .map(GapObligation::amount)
                .toList();
        if (booked.isEmpty()) {
            return Optional.empty();
        }
        Money left = Money.sum(booked);
        Money paid = Money.sum(
                booked.stream().filter(Money::isNegative).map(Money::negated).toList());
        return Optional.of(new YearView.Owed(
                words.say("government." + government),
                Words.exact(left.plus(paid)),
                Words.exact(paid),
                Words.exact(left)));
    }

    private YearView.UnitRow unitRow(UnitSettlement unit) {
        UnitYear facts = factsOf(unit.unit());
        LocalDate end = known.today().isBefore(year.lastDay()) ? known.today() : year.lastDay();
        return new YearView.UnitRow(
                name(unit.unit()),
                visit.to(
                        "/ledger",
                        "unit",
                        unit.unit().code(),
                        "from",
                        year.firstDay().toString(),
                        "to",
                        end.toString()),
                Stream.concat(
                                OF_A_YEAR.stream()
                                        .map(part -> cell(part.amount().apply(facts), unit.unit(), part.name())),
                                RESULTS.stream().map(part -> cell(part.amount().apply(unit), unit.unit(), part.name())))
                        .toList(),
                plan(facts),
                facts.assessment()
                        .map(grade -> words.sayElse("value.Grade." + grade, grade.name()))
                        .orElse(""),
                known.isClosed() || visit.parameter("knownAt").isPresent()
                        ? List.of()
                        : Acts.of(ofUnit("RecordAssessment", unit.unit())));
    }

    private Badge plan(UnitYear facts) {
        return facts.plan().isEmpty()
                ? new Badge("orange", words.say("year-end.plan.none"))
                : facts.metPlan()
                        ? new Badge("normal", words.say("year-end.plan.met"))
                        : new Badge("orange", words.say("year-end.plan.missed"));
    }

    private List<Cell> totals() {
        return Stream.concat(
                        OF_A_YEAR.stream()
                                .map(part -> Money.sum(known.facts().units().stream()
                                        .map(part.amount())
                                        .toList())),
                        RESULTS.stream()
                                .map(part -> Money.sum(
                                        units().stream().map(part.amount()).toList())))
                .map(sum -> new Cell(Words.exact(sum), "", sum.isZero()))
                .toList();
    }

    private YearView.Reserve reserve() {
        Money after = known.settlement().reserveAfter();
        Money drawn =
                Money.sum(units().stream().map(UnitSettlement::fromReserve).toList());
        return new YearView.Reserve(
                words.say("year-end.reserve." + known.policy().mode().value()),
                cell(known.facts().reserve(), UnitCode.RESERVE, "reserve"),
                new Cell(Words.exact(drawn), "", drawn.isZero()),
                cell(after, UnitCode.RESERVE, "reserveAfter"));
    }

    /** What the browser draws: each unit's gap by its causes, and below by who meets it; amounts stay texts in yuan. */
    private String chart(List<UnitSettlement> gaps) {
        ObjectNode chart = JsonNodeFactory.instance.objectNode();
        chart.put("unit", words.say("money.table-unit")).put("divisor", words.isChinese() ? 10_000 : 1000);
        ArrayNode names = chart.putArray("units");
        gaps.forEach(
                unit -> names.add(BookReport.unit(known.book(), unit.unit()).zh()));
        ArrayNode series = chart.putArray("series");
        series(series, gaps, OF_A_GAP.get(1), "cause");
        series(series, gaps, OF_A_GAP.get(2), "cause");
        SOURCES.forEach(part -> series(series, gaps, part, "met"));
        series(series, gaps, new Part<>("pending", YearWriter::pending), "met");
        return chart.toString();
    }

    private static Money pending(UnitSettlement unit) {
        return unit.status() == UnitSettlement.Status.PENDING_RULING ? unit.gap() : Money.ZERO;
    }

    private void series(ArrayNode all, List<UnitSettlement> gaps, Part<UnitSettlement> part, String stack) {
        if (gaps.stream().allMatch(unit -> part.amount().apply(unit).isZero())) {
            return;
        }
        ObjectNode one = all.addObject()
                .put("name", heading(part))
                .put("kind", part.name())
                .put("stack", stack);
        ArrayNode bars = one.putArray("bars");
        gaps.forEach(unit -> bars.addObject()
                .put("exact", part.amount().apply(unit).toString())
                .put(
                        "href",
                        cell(unit.gap(), unit.unit(), part.name().equals("pending") ? "gap" : part.name())
                                .href()));
    }
}
