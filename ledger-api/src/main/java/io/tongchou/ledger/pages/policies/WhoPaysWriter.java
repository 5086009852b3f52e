package io.tongchou.ledger.pages.policies;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.explain.Figure;
import io.tongchou.ledger.explain.SettlementAmount;
import io.tongchou.ledger.explain.WaterfallLine;
import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.policies.Trial.Outcome;
import io.tongchou.ledger.pages.policies.WhoPays.Amount;
import io.tongchou.ledger.pages.policies.WhoPays.Field;
import io.tongchou.ledger.pages.policies.WhoPays.Line;
import io.tongchou.ledger.pages.policies.WhoPays.Made;
import io.tongchou.ledger.pages.policies.WhoPays.Result;
import io.tongchou.ledger.pages.policies.WhoPays.Row;
import io.tongchou.ledger.pages.policies.WhoPays.UnitRow;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Provision;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.settlement.Step;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Grade;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import io.tongchou.ledger.whatif.SimulationRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts what comes of a year under several policies into words and amounts.
 *
 * @param visible the unit that is looked at; the whole city where empty
 */
record WhoPaysWriter(
        Visit visit,
        Words words,
        Basis basis,
        BookState state,
        FiscalYear year,
        Optional<UnitCode> visible,
        WhoPaysController.Tried tried) {

    private static final String PAGE = "/policies/who-pays";

    /** What may meet a gap whose chain a policy leaves open. */
    private static final List<String> CHAINS = List.of(
            "OWN_BALANCE,GOVERNMENT",
            "OWN_BALANCE,RESERVE",
            "OWN_BALANCE,RESERVE,GOVERNMENT",
            "OWN_BALANCE,RESERVE,SHARED",
            "OWN_BALANCE,SHARED",
            "RESERVE,OWN_BALANCE,SHARED");

    WhoPays write(List<FiscalYear> years) {
        return new WhoPays(
                basis.asOf().toString(),
                words.instant(basis.knownAt()),
                visit.parameter("asOf").orElse(""),
                visit.parameter("knownAt").orElse(""),
                visit.to("/policies"),
                year.toString(),
                visible.map(UnitCode::code).orElse(""),
                visible.map(this::name).orElseGet(() -> words.say("who-pays.whole")),
                words.say(
                        state.year(year).isClosed() ? "who-pays.from-closed" : "who-pays.from-preview",
                        year.toString()),
                tried.changed(),
                visit.to(PAGE, "year", year.toString(), "unit", asked()),
                isOfCounty(),
                !tried.faults().isEmpty(),
                years.stream()
                        .map(one -> new Choice(one.toString(), one.toString(), one.equals(year)))
                        .toList(),
                units(),
                fields(),
                decisions(),
                notes(),
                results());
    }

    private boolean isOfCounty() {
        return visit.caller().has("county");
    }

    private String asked() {
        return visit.parameter("unit").orElse("");
    }

    private String name(UnitCode unit) {
        return words.unit(BookReport.unit(state, unit));
    }

    private List<Choice> units() {
        Stream<Choice> each = tried.booked().units().stream()
                .map(UnitYear::unit)
                .filter(unit -> !isOfCounty() || visible.equals(Optional.of(unit)))
                .map(unit -> new Choice(unit.code(), name(unit), visible.equals(Optional.of(unit))));
        return isOfCounty()
                ? each.toList()
                : Stream.concat(Stream.of(new Choice("", words.say("who-pays.whole"), visible.isEmpty())), each)
                        .toList();
    }

    private List<Field> fields() {
        Stream<Field> figures = visible.isEmpty()
                ? Stream.of()
                : Written.FIGURES.stream()
                        .map(name -> field(name, "who-pays." + name, name.equals("assessment") ? grades() : List.of()));
        return Stream.concat(figures, Stream.of(field(Written.RESERVE, "who-pays.reserve-stock", List.of())))
                .toList();
    }

    private List<Field> decisions() {
        return List.of(
                field(Written.CITY_SHARE, "who-pays.sharing-city", List.of()),
                field(Written.COUNTY_SHARE, "who-pays.sharing-county", List.of()),
                field(Written.CHAIN, "who-pays.chain", chains()));
    }

    private Field field(String name, String label, List<Choice> choices) {
        return new Field(
                name,
                words.say(label),
                tried.written().value(name),
                choices,
                Optional.ofNullable(tried.faults().get(name)).map(words::fault).orElse(""));
    }

    private List<Choice> grades() {
        return Stream.concat(
                        Stream.of(new Choice("", words.say("who-pays.none"), false)),
                        Arrays.stream(Grade.values())
                                .map(grade -> new Choice(
                                        grade.name(),
                                        PolicyWords.constant(words, grade),
                                        tried.written().value("assessment").equals(grade.name()))))
                .toList();
    }

    private List<Choice> chains() {
        return Stream.concat(
                        Stream.of(new Choice("", words.say("who-pays.not-decided"), false)),
                        CHAINS.stream()
                                .map(chain -> new Choice(
                                        chain,
                                        Arrays.stream(chain.split(","))
                                                .map(link -> words.say("value.GapSource." + link))
                                                .collect(Collectors.joining(" → ")),
                                        tried.written().value(Written.CHAIN).equals(chain))))
                .toList();
    }

    private List<String> notes() {
        return Stream.concat(
                        Optional.ofNullable(tried.faults().get("")).map(words::fault).stream(),
                        tried.trial().stream()
                                .flatMap(trial -> trial.outcomes().stream())
                                .flatMap(this::notes))
                .distinct()
                .toList();
    }

    /** What nobody has decided yet, of the unit that is looked at, or of any. */
    private Stream<String> notes(Outcome outcome) {
        Policy policy = outcome.policy();
        String name = PolicyWords.name(words, policy);
        Stream<String> open = outcome.settlement().units().stream()
                .filter(unit -> visible.isEmpty() || visible.get().equals(unit.unit()))
                .flatMap(unit -> switch (unit.status()) {
                    case SETTLED -> Stream.<String>of();
                    case PENDING_RULING ->
                        policy.gap().planGate().stream()
                                .map(gate -> words.say(
                                        "who-pays.pending-note",
                                        name,
                                        gate.clause().toString()));
                    case DECISION_MISSING ->
                        unit.missing().stream()
                                .flatMap(missing -> leftOpen(policy, missing)
                                        .map(clause -> words.say(
                                                "who-pays.missing",
                                                name,
                                                PolicyWords.constant(words, missing),
                                                clause)));
                });
        return outcome.chainRefused()
                ? Stream.concat(Stream.of(words.say("who-pays.chain-refused", name)), open)
                : open;
    }

    private static Stream<String> leftOpen(Policy policy, Parameter missing) {
        return policy.undecided(missing).or(() -> policy.undecided(Parameter.GAP_CHAIN)).stream()
                .map(open -> open.clause().toString());
    }

    private List<Result> results() {
        return tried.trial().stream()
                .flatMap(trial -> Stream.concat(
                        visible.stream().map(unit -> ofUnit(trial, unit)),
                        isOfCounty() ? Stream.of() : Stream.of(ofCity(trial))))
                .toList();
    }

    private Result ofUnit(Trial trial, UnitCode unit) {
        UnitYear facts = trial.facts().units().stream()
                .filter(one -> one.unit().equals(unit))
                .findFirst()
                .orElseThrow();
        return result(
                "unit",
                words.say("who-pays.result"),
                trial,
                outcome -> List.of(outcome.settlement().of(unit).orElseThrow()),
                (outcome, columns) -> {
                    UnitSettlement settlement = outcome.settlement().of(unit).orElseThrow();
                    return new Row(
                            outcome.policy().id(),
                            PolicyWords.name(words, outcome.policy()),
                            outcome.own(),
                            status(settlement),
                            columns.stream()
                                    .map(bearer -> amount(outcome, bearer, settlement))
                                    .toList(),
                            settlement.steps().isEmpty()
                                    ? ""
                                    : words.say("who-pays.steps", PolicyWords.name(words, outcome.policy())),
                            lines(trial, outcome, facts, settlement),
                            List.of());
                });
    }

    private Result ofCity(Trial trial) {
        return result(
                "city",
                words.say("who-pays.city-result"),
                trial,
                outcome -> outcome.settlement().units(),
                (outcome, columns) -> new Row(
                        outcome.policy().id(),
                        PolicyWords.name(words, outcome.policy()),
                        outcome.own(),
                        "",
                        columns.stream().map(bearer -> amount(outcome, bearer)).toList(),
                        words.say("who-pays.by-unit"),
                        List.of(),
                        outcome.settlement().units().stream()
                                .map(unit -> new UnitRow(
                                        name(unit.unit()),
                                        visit.to(
                                                PAGE,
                                                "year",
                                                year.toString(),
                                                "unit",
                                                unit.unit().code()),
                                        status(unit),
                                        columns.stream()
                                                .map(bearer -> Words.exact(sum(bearer, List.of(unit))))
                                                .toList()))
                                .toList()));
    }

    @FunctionalInterface
    private interface Rows {
        Row of(Outcome outcome, List<Bearer> columns);
    }

    private Result result(
            String id, String title, Trial trial, Function<Outcome, List<UnitSettlement>> units, Rows rows) {
        List<UnitSettlement> any = units.apply(trial.outcomes().getFirst());
        Money gap = Money.sum(any.stream().map(UnitSettlement::gap).toList());
        Money surplus = Money.sum(any.stream().map(UnitSettlement::surplus).toList());
        List<Bearer> columns = Arrays.stream(Bearer.values())
                .filter(bearer -> switch (bearer) {
                    case OWN_BALANCE, RESERVE, CITY, COUNTY, UNASSIGNED -> gap.isPositive();
                    case PENDING, RETAINED, TO_CITY_LEVEL ->
                        trial.outcomes().stream()
                                .anyMatch(outcome ->
                                        sum(bearer, units.apply(outcome)).isPositive());
                })
                .toList();
        return new Result(
                id,
                title,
                List.of(
                        fact(id, SettlementAmount.GAP, "who-pays.gap", gap),
                        fact(id, SettlementAmount.SURPLUS, "who-pays.surplus", surplus)),
                chart(trial, columns, units),
                columns.stream().map(this::name).toList(),
                trial.outcomes().stream()
                        .map(outcome -> rows.of(outcome, columns))
                        .toList());
    }

    private Amount fact(String id, SettlementAmount of, String key, Money amount) {
        return new Amount(
                key.substring(key.indexOf('.') + 1),
                words.say(key),
                Words.exact(amount),
                id.equals("unit") && !tried.changed() ? opened(of) : "");
    }

    private String opened(SettlementAmount amount) {
        return visit.to(
                "/explain",
                "figure",
                new Figure.OfSettlement(year, visible.orElseThrow(), amount, Optional.empty()).toString());
    }

    private Money sum(Bearer bearer, List<UnitSettlement> units) {
        return Money.sum(units.stream()
                .map(unit -> bearer.of(unit, unit.unit().equals(state.cityLevel())))
                .toList());
    }

    private String name(Bearer bearer) {
        return words.say("who-pays." + bearer.key());
    }

    private String status(UnitSettlement unit) {
        return unit.status() == UnitSettlement.Status.SETTLED ? "" : PolicyWords.constant(words, unit.status());
    }

    /** Of the whole city: it opens into its units. */
    private Amount amount(Outcome outcome, Bearer bearer) {
        Money amount = sum(bearer, outcome.settlement().units());
        return new Amount(
                bearer.key(),
                name(bearer),
                Words.exact(amount),
                amount.isZero() ? "" : "#units-" + outcome.policy().id());
    }

    /** The book's own amount opens into where it comes from, any other into its lines on the page. */
    private Amount amount(Outcome outcome, Bearer bearer, UnitSettlement settlement) {
        List<Step> steps = settlement.steps().stream()
                .filter(step -> bearer.bears(step, isCityLevel(settlement)))
                .toList();
        Money amount = bearer.of(settlement, isCityLevel(settlement));
        List<Step.Source> sources = steps.stream().map(Step::source).distinct().toList();
        String href;
        if (sources.size() == 1 && outcome.own() && !tried.changed()) {
            href = opened(SettlementAmount.of(sources.getFirst()));
        } else {
            href = steps.isEmpty() ? "" : "#" + id(outcome, steps.getFirst());
        }
        return new Amount(bearer.key(), name(bearer), Words.exact(amount), href);
    }

    private boolean isCityLevel(UnitSettlement settlement) {
        return settlement.unit().equals(state.cityLevel());
    }

    private static String id(Outcome outcome, Step step) {
        return "step-" + outcome.policy().id() + "-" + step.source() + "-" + step.part();
    }

    private List<Line> lines(Trial trial, Outcome outcome, UnitYear facts, UnitSettlement settlement) {
        Optional<Money> reserve =
                isOfCounty() ? Optional.empty() : Optional.of(trial.facts().reserve());
        PolicyWords its = new PolicyWords(words, outcome.policy());
        return settlement.steps().stream()
                .map(step -> {
                    WaterfallLine line = WaterfallLine.of(step, facts, settlement, reserve);
                    Optional<Provision<?>> basis = basis(outcome.policy(), step);
                    return new Line(
                            id(outcome, step),
                            words.say("who-pays." + step.part()),
                            its.source(step.source(), isCityLevel(settlement)),
                            Words.exact(step.amount()),
                            words.caption(line.formula()),
                            line.madeOf().stream()
                                    .map(part -> new Made(
                                            part.sign() < 0 ? "−" : "",
                                            words.caption(part.caption()),
                                            Words.exact(part.amount())))
                                    .toList(),
                            SimulationRequest.isHeldDecided(step.clause())
                                    ? words.say("who-pays.decided")
                                    : step.clause().toString(),
                            basis.flatMap(Provision::quote).orElse(""),
                            basis.flatMap(Provision::assumption)
                                    .map(words::ofBoth)
                                    .orElse(""));
                })
                .toList();
    }

    /** The provision that a line of the waterfall follows. */
    private static Optional<Provision<?>> basis(Policy policy, Step step) {
        Optional<? extends Provision<?>> provision = switch (step.part()) {
            case POLICY -> policy.gap().policyPart();
            case MANAGEMENT -> policy.gap().managementPart();
            case GAP -> policy.undecided(Parameter.GAP_CHAIN);
            case SURPLUS -> Optional.of(policy.surplus());
        };
        return provision.filter(one -> one.clause().equals(step.clause())).map(one -> (Provision<?>) one);
    }

    private String chart(Trial trial, List<Bearer> columns, Function<Outcome, List<UnitSettlement>> units) {
        ObjectNode chart = JsonNodeFactory.instance.objectNode();
        chart.put("unit", words.say("money.table-unit")).put("divisor", words.isChinese() ? 10_000 : 1000);
        var policies = chart.putArray("policies");
        trial.outcomes()
                .forEach(outcome -> policies.add(PolicyWords.name(words, outcome.policy())
                        + (outcome.own() ? "\n" + words.say("policies.here") : "")));
        var series = chart.putArray("series");
        for (Bearer bearer : columns) {
            ObjectNode one = series.addObject()
                    .put("name", name(bearer))
                    .put("colour", bearer.colour())
                    .put("stack", bearer.isOfSurplus() ? "surplus" : "gap");
            var exact = one.putArray("exact");
            trial.outcomes()
                    .forEach(outcome ->
                            exact.add(sum(bearer, units.apply(outcome)).toString()));
        }
        return chart.toString();
    }
}
