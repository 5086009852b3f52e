package io.tongchou.ledger.pages.yearend;

import io.tongchou.ledger.agreement.Confirmation;
import io.tongchou.ledger.book.BookUnitYear;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.ReserveRate;
import io.tongchou.ledger.commands.yearend.CloseMonth;
import io.tongchou.ledger.commands.yearend.CloseYear;
import io.tongchou.ledger.commands.yearend.CoverDeficit;
import io.tongchou.ledger.commands.yearend.RestateSettlement;
import io.tongchou.ledger.commands.yearend.YearEnd;
import io.tongchou.ledger.indicators.Indicator;
import io.tongchou.ledger.indicators.Indicators;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.forms.Acts;
import io.tongchou.ledger.pages.forms.Acts.Act;
import io.tongchou.ledger.pages.forms.Refused;
import io.tongchou.ledger.pages.yearend.YearEndController.Known;
import io.tongchou.ledger.pages.yearend.YearView.Badge;
import io.tongchou.ledger.pages.yearend.YearView.Task;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.Provision;
import io.tongchou.ledger.policy.Reserve;
import io.tongchou.ledger.policy.SurplusRule;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.settlement.Step;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.vocabulary.AlertLevel;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that belongs to a year's end and how it stands, in the order in which it is done. Why something cannot be done yet is what the
 * ledger would answer to it now; a county is told what is its own alone, and no refusal that speaks of others.
 */
final class TaskList {

    private static final Set<IndicatorKind> FROM_BEFORE =
            EnumSet.of(IndicatorKind.LEGACY_HANDOVER, IndicatorKind.LEGACY_DEBT, IndicatorKind.PREPAID_PREMIUMS);

    /** How something stands; the last needs nothing more. */
    enum State {
        MISSING("orange", "year-end.state.MISSING"),
        READY("blue", "year-end.state.READY"),
        PROPOSED("notice", "year-end.state.PROPOSED"),
        LATER("later", "year-end.state.LATER"),
        DONE("normal", "year-end.state.DONE");

        private final String css;
        private final String key;

        State(String css, String key) {
            this.css = css;
            this.key = key;
        }
    }

    private final Visit visit;
    private final Words words;
    private final Known known;
    private final FiscalYear year;
    private final DryRun ledger;
    private final List<Task> open = new ArrayList<>();
    private final List<Task> done = new ArrayList<>();

    TaskList(Visit visit, Words words, Known known) {
        this.visit = visit;
        this.words = words;
        this.known = known;
        this.year = known.year();
        this.ledger = new DryRun(known.book(), known.today());
        months();
        if (!known.isClosed()) {
            confirmations();
            plans();
            priorYear();
            fromBefore();
        }
        reserve();
        if (!known.isClosed()) {
            assessments();
        }
        settled().forEach(this::notSettled);
        close();
        settled().forEach(this::cover);
        coveredAll();
        settled().forEach(this::unassigned);
        settled().forEach(this::owed);
        settled().forEach(this::restate);
    }

    List<Task> open() {
        return open;
    }

    List<Task> done() {
        return done;
    }

    private Stream<UnitSettlement> settled() {
        return known.settlement().units().stream().filter(unit -> known.sees(unit.unit()));
    }

    private List<UnitCode> units() {
        return settled().map(UnitSettlement::unit).toList();
    }

    private boolean isWhole() {
        return known.visible().isEmpty();
    }

    private void add(State state, String task, String text, String href, Optional<Refusal> why, List<Act> acts) {
        (state == State.DONE ? done : open)
                .add(new Task(
                        badge(state),
                        words.say(task),
                        text,
                        href,
                        why.map(refusal -> refused(words, refusal)),
                        isNow() ? acts : List.of()));
    }

    private void add(State state, String task, String text, Optional<Refusal> why, List<Act> acts) {
        add(state, task, text, "", why, acts);
    }

    private void done(String task, String text) {
        add(State.DONE, task, text, "", Optional.empty(), List.of());
    }

    /** Nothing is done in the past. */
    private boolean isNow() {
        return visit.parameter("knownAt").isEmpty();
    }

    private Badge badge(State state) {
        return new Badge(state.css, words.say(state.key));
    }

    /** Of a unit's gap that is not settled: the figures beside it say the rest. */
    static Refused whyNotSettled(Words words, Refusal refusal) {
        return refused(words, withoutDetail(refusal));
    }

    private static Refusal withoutDetail(Refusal refusal) {
        return new Refusal(refusal.code(), "", refusal.available(), refusal.clause(), refusal.faults());
    }

    private static Refused refused(Words words, Refusal refusal) {
        return Refused.of(words, refusal, Set.of(), UnaryOperator.identity());
    }

    private Optional<Act> act(String command, Optional<UnitCode> unit, String... namesAndValues) {
        return Acts.act(visit, words, command, unit.map(UnitCode::code), namesAndValues);
    }

    /** A command about a unit's year. */
    private Optional<Act> ofUnit(String command, UnitCode unit) {
        return act(command, Optional.of(unit), "unit", unit.code(), "year", year.toString());
    }

    private boolean isProposed(String command, Optional<UnitCode> unit) {
        return known.waiting().stream()
                .anyMatch(one -> one.command().equals(command)
                        && unit.map(one.units()::contains).orElse(true));
    }

    private State stateOf(Optional<Refusal> refusal, String command, Optional<UnitCode> unit) {
        return isProposed(command, unit) ? State.PROPOSED : refusal.isPresent() ? State.MISSING : State.READY;
    }

    private String name(UnitCode unit) {
        return words.unit(BookReport.unit(known.book(), unit));
    }

    private void months() {
        YearMonth next = known.book().nextToClose();
        if (next.isAfter(year.month(12))) {
            done("year-end.task.months", words.say("year-end.months.closed", year.toString()));
            return;
        }
        String left = String.valueOf(monthsLeft(next));
        List<Act> acts = Acts.of(act("CloseMonth", Optional.empty(), "month", next.toString()));
        if (next.atEndOfMonth().isAfter(known.today())) {
            add(
                    State.LATER,
                    "year-end.task.months",
                    words.say("year-end.months.not-over", next.toString(), left),
                    Optional.empty(),
                    List.of());
            return;
        }
        String text = words.say("year-end.months.next", next.toString(), left);
        if (!isWhole()) {
            add(State.MISSING, "year-end.task.months", text, Optional.empty(), List.of());
            return;
        }
        List<Refusal> inTheWay =
                new CloseMonth(next, Optional.empty()).inTheWay(known.book()).toList();
        if (inTheWay.isEmpty()) {
            add(
                    stateOf(Optional.empty(), "CloseMonth", Optional.empty()),
                    "year-end.task.months",
                    text,
                    Optional.empty(),
                    acts);
        }
        for (int i = 0; i < inTheWay.size(); i++) {
            Optional<Refusal> why = Optional.of(inTheWay.get(i));
            add(
                    stateOf(why, "CloseMonth", Optional.empty()),
                    "year-end.task.months",
                    i == 0 ? text : "",
                    why,
                    i == 0 ? acts : List.of());
        }
    }

    private int monthsLeft(YearMonth next) {
        return next.getYear() < year.value() ? 12 : 13 - next.getMonthValue();
    }

    private void confirmations() {
        YearMonth month = known.monthOfConfirmations();
        List<Confirmation> all = known.confirmations();
        if (all.isEmpty()) {
            return;
        }
        long agreed = count(all, Confirmation.State.AGREED);
        add(
                agreed == all.size() ? State.DONE : State.MISSING,
                "year-end.task.confirmations",
                words.say(
                        "year-end.confirmations",
                        month.toString(),
                        String.valueOf(agreed),
                        String.valueOf(count(all, Confirmation.State.DISPUTED)),
                        String.valueOf(count(all, Confirmation.State.SILENT))),
                visit.to("/reconciliation", "month", month.toString()),
                Optional.empty(),
                List.of());
    }

    private static long count(List<Confirmation> all, Confirmation.State state) {
        return all.stream().filter(one -> one.state() == state).count();
    }

    private void plans() {
        List<UnitCode> without = units().stream()
                .filter(unit -> ofYear(unit).planOn(year.lastDay()).isEmpty())
                .toList();
        without.forEach(unit -> add(
                stateOf(Optional.empty(), "ApproveAnnualPlan", Optional.of(unit)) == State.PROPOSED
                        ? State.PROPOSED
                        : State.MISSING,
                "year-end.task.plans",
                words.say("year-end.plans.none", name(unit)),
                Optional.empty(),
                Acts.of(ofUnit("ApproveAnnualPlan", unit))));
        if (without.isEmpty()) {
            done("year-end.task.plans", words.say("year-end.plans.all"));
        }
    }

    private BookUnitYear ofYear(UnitCode unit) {
        return known.book().year(year).unit(unit);
    }

    /** What a prefund is measured by. */
    private void priorYear() {
        FiscalYear before = year.previous();
        known.policy().prefundMonths().ifPresent(rule -> {
            List<UnitCode> unknown = units().stream()
                    .filter(unit -> known.book().expenditureOf(unit, before).isEmpty())
                    .toList();
            unknown.forEach(unit -> add(
                    State.MISSING,
                    "year-end.task.prior-year",
                    words.say("year-end.prior-year.unknown", name(unit), before.toString()),
                    Optional.of(Refusal.of(RefusalCode.PRIOR_YEAR_UNKNOWN, unit + ": the expenditure of " + before)
                            .withClause(rule.clause())),
                    Acts.of(act(
                            "RecordPriorYearExpenditure",
                            Optional.of(unit),
                            "unit",
                            unit.code(),
                            "year",
                            before.toString()))));
            if (unknown.isEmpty()) {
                done("year-end.task.prior-year", words.say("year-end.prior-year.known", before.toString()));
            }
        });
    }

    private void fromBefore() {
        Indicators.of(known.book(), known.today()).stream()
                .filter(indicator -> FROM_BEFORE.contains(indicator.kind())
                        && indicator.level().compareTo(AlertLevel.NORMAL) > 0
                        && indicator.unit().map(known::sees).orElseGet(this::isWhole))
                .forEach(this::fromBefore);
    }

    private void fromBefore(Indicator indicator) {
        add(
                State.MISSING,
                "year-end.task.from-before",
                Stream.of(
                                Optional.of(words.say("indicator." + indicator.kind())),
                                indicator.unit().map(this::name),
                                indicator.subject().filter(about -> indicator.kind() == IndicatorKind.LEGACY_DEBT),
                                indicator.value().map(words::quantity))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" · ")),
                visit.to(
                        "/explain",
                        "figure",
                        "indicator/" + indicator.kind() + "/"
                                + indicator.unit().map(UnitCode::code).orElse("POOL")
                                + indicator.subject().map(about -> "/" + about).orElse("")),
                Optional.empty(),
                List.of());
    }

    private void reserve() {
        boolean extracts = known.policy().reserve().stream()
                .anyMatch(reserve -> reserve.extraction().value() instanceof Reserve.Cap
                        || ReserveRate.on(year.lastDay(), known.book(), known.policy())
                                .isPresent());
        if (!extracts) {
            return;
        }
        Optional<Refusal> missing = CloseYear.reserveNotExtracted(known.book(), year);
        int through = known.book().year(year).extractedThrough();
        boolean yearIsOver = year.lastDay().isBefore(known.today());
        if (known.isClosed() || (missing.isEmpty() && (yearIsOver || through == 12))) {
            done(
                    "year-end.task.reserve",
                    through == 0
                            ? words.say("year-end.reserve.nothing")
                            : words.say("year-end.reserve.extracted", String.valueOf(through)));
            return;
        }
        YearMonth next = known.book().nextToClose();
        add(
                yearIsOver ? State.MISSING : State.LATER,
                "year-end.task.reserve",
                through == 0
                        ? words.say("year-end.reserve.none")
                        : words.say("year-end.reserve.through", String.valueOf(through)),
                missing.filter(any -> yearIsOver),
                Acts.of(act("ExtractReserve", Optional.empty(), "year", year.toString())
                        .map(act -> act.suggesting(
                                "through",
                                String.valueOf(
                                        yearIsOver || next.getYear() != year.value() ? 12 : next.getMonthValue())))
                        .map(act -> yearIsOver && known.book().isOpenOn(year.lastDay())
                                ? act.suggesting("_day", year.lastDay().toString())
                                : act)));
    }

    /** Where the policy lets only the excellent keep their surplus. */
    private void assessments() {
        Provision<SurplusRule> rule = known.policy().surplus();
        if (!(rule.value() instanceof SurplusRule.Conditional conditional)
                || !conditional.conditions().contains(SurplusRule.Condition.ASSESSMENT_EXCELLENT)) {
            return;
        }
        List<UnitSettlement> unassessed = settled()
                .filter(unit -> !unit.unit().equals(known.book().cityLevel())
                        && unit.surplus().isPositive()
                        && ofYear(unit.unit()).assessment().isEmpty())
                .toList();
        unassessed.forEach(unit -> add(
                isProposed("RecordAssessment", Optional.of(unit.unit())) ? State.PROPOSED : State.MISSING,
                "year-end.task.assessments",
                words.say("year-end.assessments.none", name(unit.unit()), rule.clause()),
                Optional.empty(),
                Acts.of(ofUnit("RecordAssessment", unit.unit()))));
        if (unassessed.isEmpty()) {
            done("year-end.task.assessments", words.say("year-end.assessments.all"));
        }
    }

    private void notSettled(UnitSettlement unit) {
        Optional<Refusal> why = YearEnd.notSettled(known.book(), year, unit);
        switch (unit.status()) {
            case SETTLED -> {}
            case PENDING_RULING ->
                add(
                        stateOf(why, "RuleGapCause", Optional.of(unit.unit())),
                        "year-end.task.rulings",
                        words.say("year-end.rulings.pending", name(unit.unit()), Words.exact(unit.gap())),
                        "#" + anchor(unit.unit()),
                        why.map(TaskList::withoutDetail),
                        Acts.of(ofUnit("ClaimGapCause", unit.unit()), ofUnit("RuleGapCause", unit.unit())));
            case DECISION_MISSING -> {
                Parameter missing = unit.missing().orElseThrow();
                add(
                        isProposed("Decide", Optional.empty()) ? State.PROPOSED : State.MISSING,
                        "year-end.task.decisions",
                        words.say(
                                "year-end.decisions.missing",
                                name(unit.unit()),
                                words.say("year-end.parameter." + missing),
                                Words.exact(unit.gap())),
                        "#" + anchor(unit.unit()),
                        why.map(TaskList::withoutDetail),
                        Acts.of(decide(missing)));
            }
        }
    }

    private Optional<Act> decide(Parameter parameter) {
        return act("Decide", Optional.empty(), "parameter", parameter.code(), "year", year.toString());
    }

    private void close() {
        if (!known.isClosed() && !isWhole()) {
            add(
                    State.LATER,
                    "year-end.task.close",
                    words.say("year-end.close.open", year.toString()),
                    Optional.empty(),
                    List.of());
            return;
        }
        if (known.isClosed()) {
            done("year-end.task.close", words.say("year-end.close.done", year.toString()));
            return;
        }
        Optional<Refusal> why = ledger.refusal(new CloseYear(year, Optional.empty()));
        boolean monthsFirst = why.map(Refusal::code)
                .filter(code -> code == RefusalCode.MONTHS_OPEN)
                .isPresent();
        State state = monthsFirst ? State.LATER : stateOf(why, "CloseYear", Optional.empty());
        add(
                state,
                "year-end.task.close",
                words.say(monthsFirst ? "year-end.close.months-first" : "year-end.close.year", year.toString()),
                why.filter(any -> !monthsFirst),
                monthsFirst ? List.of() : Acts.of(act("CloseYear", Optional.empty(), "year", year.toString())));
    }

    /** A gap of a closed year that waits for nothing but its covering. */
    private void cover(UnitSettlement unit) {
        if (unit.gap().isZero()
                || ofYear(unit.unit()).covered().isPresent()
                || unit.status() != UnitSettlement.Status.SETTLED) {
            return;
        }
        String text = words.say("year-end.cover.gap", name(unit.unit()), Words.exact(unit.gap()));
        if (!known.isClosed()) {
            add(State.LATER, "year-end.task.cover", text, "#" + anchor(unit.unit()), Optional.empty(), List.of());
            return;
        }
        Optional<Refusal> why = isWhole() ? ledger.refusal(new CoverDeficit(unit.unit(), year)) : Optional.empty();
        add(
                why.isPresent() ? State.MISSING : State.READY,
                "year-end.task.cover",
                text,
                "#" + anchor(unit.unit()),
                why,
                Acts.of(ofUnit("CoverDeficit", unit.unit()), drawReserve(unit.unit())));
    }

    private Optional<Act> drawReserve(UnitCode unit) {
        Money left = YearEnd.needOfReserve(known.book(), year, unit)
                .minus(ofYear(unit).reserveDrawn())
                .orZeroIfNegative();
        return left.isZero()
                ? Optional.empty()
                : ofUnit("DrawReserve", unit).map(act -> act.suggesting("amount", left.toString()));
    }

    private void coveredAll() {
        long gaps = settled().filter(unit -> unit.gap().isPositive()).count();
        if (gaps == 0) {
            done("year-end.task.cover", words.say("year-end.cover.no-gap"));
        } else if (known.isClosed()
                && settled()
                        .allMatch(unit -> unit.gap().isZero()
                                || ofYear(unit.unit()).covered().isPresent())) {
            done("year-end.task.cover", words.say("year-end.cover.done", String.valueOf(gaps)));
        }
    }

    private void unassigned(UnitSettlement unit) {
        if (unit.unassigned().isZero() || unit.status() != UnitSettlement.Status.SETTLED) {
            return;
        }
        String clause = unit.steps().stream()
                .filter(step -> step.source() == Step.Source.UNASSIGNED)
                .map(step -> step.clause().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        add(
                State.MISSING,
                "year-end.task.unassigned",
                words.say("year-end.unassigned", name(unit.unit()), Words.exact(unit.unassigned()), clause),
                "#" + anchor(unit.unit()),
                Optional.empty(),
                known.policy().leavesToDecision(Parameter.GAP_CHAIN)
                        ? Acts.of(decide(Parameter.GAP_CHAIN))
                        : List.of());
    }

    private void owed(UnitSettlement unit) {
        for (Government government : Government.values()) {
            Money left = known.book().owed(unit.unit(), year, government);
            if (left.isPositive()) {
                add(
                        State.MISSING,
                        "year-end.task.owed",
                        words.say(
                                "year-end.owed",
                                name(unit.unit()),
                                words.say("government." + government),
                                Words.exact(left)),
                        "#" + anchor(unit.unit()),
                        Optional.empty(),
                        Acts.of(topUp(unit.unit(), government, left)));
            }
        }
    }

    private Optional<Act> topUp(UnitCode unit, Government government, Money left) {
        return act(
                        "ReceiveGapTopUp",
                        Optional.of(unit),
                        "unit",
                        unit.code(),
                        "year",
                        year.toString(),
                        "from",
                        government.name())
                .map(act -> act.suggesting("amount", left.toString()));
    }

    /** What was corrected or decided since changes how the year was settled. */
    private void restate(UnitSettlement unit) {
        if (isWhole()
                && known.isClosed()
                && ofYear(unit.unit()).settled().isPresent()
                && ledger.refusal(new RestateSettlement(unit.unit(), year, "-")).isEmpty()) {
            add(
                    stateOf(Optional.empty(), "RestateSettlement", Optional.of(unit.unit())),
                    "year-end.task.restate",
                    words.say("year-end.restate", name(unit.unit())),
                    Optional.empty(),
                    Acts.of(ofUnit("RestateSettlement", unit.unit())));
        }
    }

    static String anchor(UnitCode unit) {
        return "gap-" + unit;
    }
}
