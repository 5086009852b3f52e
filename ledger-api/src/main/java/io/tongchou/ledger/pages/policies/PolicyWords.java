package io.tongchou.ledger.pages.policies;

import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.policy.Deadline;
import io.tongchou.ledger.policy.GapChain;
import io.tongchou.ledger.policy.GapSource;
import io.tongchou.ledger.policy.Handover;
import io.tongchou.ledger.policy.Indicators;
import io.tongchou.ledger.policy.LegacyDebtRule;
import io.tongchou.ledger.policy.Mode;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.PremiumRate;
import io.tongchou.ledger.policy.Remittance;
import io.tongchou.ledger.policy.Reserve;
import io.tongchou.ledger.policy.ResidentFunding;
import io.tongchou.ledger.policy.Sharing;
import io.tongchou.ledger.policy.SurplusRule;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.settlement.Step;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says the values of one policy in words. */
record PolicyWords(Words words, Policy policy) {

    /** A city by its name, or the policy's own name where no city of ours has it. */
    static String name(Words words, Policy policy) {
        return words.sayElse("policies.name." + policy.id(), policy.id());
    }

    /** A value as it stands in a row. */
    String value(String path, Object value) {
        return switch (path) {
            case "prefundMonths", "revolvingFundMonths" -> words.say("measure.months", value.toString());
            case "matchingWindowDays" -> words.say("measure.days", value.toString());
            case "premiums.dueAfterMonths" ->
                value.equals(0) ? words.say("rule.due-same-month") : words.say("rule.due-after", value.toString());
            default -> of(value);
        };
    }

    private String of(Object value) {
        return switch (value) {
            case Boolean yes -> words.say(yes ? "rule.yes" : "rule.no");
            case GapSource source -> source(source);
            case Government government -> words.say("government." + government);
            case Enum<?> constant -> constant(words, constant);
            case Rate rate -> percent(rate);
            case Money amount -> Words.exact(amount);
            case FundCode fund -> words.caption(BookReport.fund(fund));
            case GapChain chain -> chain.sources().stream().map(this::source).collect(Collectors.joining(" → "));
            case Sharing sharing -> sharing.city() + " : " + sharing.county();
            case Remittance step ->
                list(Stream.of(
                        Optional.of(of(step.hop())),
                        Optional.of(of(step.timing())),
                        step.fund().map(fund -> words.say("rule.of-fund", of(fund)))));
            case Reserve.Rule rule -> reserve(rule);
            case SurplusRule rule -> surplus(rule);
            case PremiumRate rate -> premium(rate);
            case Deadline deadline -> deadline(deadline);
            case ResidentFunding funding ->
                words.say("rule.resident-funding", percent(funding.ofDisposableIncome()), funding.personalOneIn());
            case Handover stage ->
                list(Stream.of(
                        Optional.of(of(stage.stage())), stage.by().map(day -> words.say("rule.by", day.toString()))));
            case LegacyDebtRule debt ->
                list(Stream.of(Optional.of(of(debt.due())), debt.responsible().map(this::of)));
            case Indicators.Levels levels -> levels(levels);
            case List<?> units when units.size() > 5 && units.getFirst() instanceof UnitCode -> units(units);
            case List<?> list -> list(list.stream().map(this::of).map(Optional::of));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> of(entry.getKey()) + (words.isChinese() ? "：" : ": ") + of(entry.getValue()))
                        .collect(Collectors.joining(words.isChinese() ? "；" : "; "));
            default -> value.toString();
        };
    }

    static String constant(Words words, Enum<?> constant) {
        return words.sayElse(
                "value." + constant.getDeclaringClass().getSimpleName() + "." + constant.name(), constant.name());
    }

    /** The reserve goes by the name that it has in the city. */
    private String source(GapSource source) {
        return source == GapSource.RESERVE && policy.mode().value() == Mode.ADJUSTMENT_FUND
                ? words.say("rule.adjustment-fund")
                : constant(words, source);
    }

    /** @param cityLevel whether it is the city level's own settlement */
    String source(Step.Source source, boolean cityLevel) {
        return switch (source) {
            case OWN_BALANCE -> source(GapSource.OWN_BALANCE);
            case RESERVE -> source(GapSource.RESERVE);
            case GOVERNMENT ->
                source(GapSource.GOVERNMENT)
                        + (words.isChinese() ? "：" : ": ")
                        + of(cityLevel ? Government.CITY : Government.COUNTY);
            case CITY -> of(Government.CITY);
            case COUNTY -> of(Government.COUNTY);
            case UNASSIGNED -> words.say("who-pays.unassigned");
            case RETAINED -> words.say("who-pays.retained");
            case TO_CITY_LEVEL -> words.say("who-pays.to-city-level");
        };
    }

    private String units(List<?> units) {
        return words.say("rule.units", units.size())
                + (words.isChinese() ? "：" : ": ")
                + list(units.stream().map(this::of).map(Optional::of));
    }

    private String reserve(Reserve.Rule rule) {
        return switch (rule) {
            case Reserve.Exact(Rate rate) -> words.say("rule.exact", percent(rate));
            case Reserve.Cap(Rate rate) -> words.say("rule.cap", percent(rate));
            case Reserve.RateUndecided() -> words.say("rule.rate-undecided");
            case Reserve.NotSetUp() -> words.say("rule.not-set-up");
        };
    }

    private String surplus(SurplusRule rule) {
        return switch (rule) {
            case SurplusRule.Retained() -> words.say("rule.retained");
            case SurplusRule.ToCityLevel() -> words.say("rule.to-city-level");
            case SurplusRule.Conditional(Rate floor, List<SurplusRule.Condition> conditions) ->
                words.say("rule.conditional", percent(floor), of(conditions));
        };
    }

    private String premium(PremiumRate rate) {
        String of = switch (rate) {
            case PremiumRate.OfBase base -> words.say("rule.of-base", percent(base.rate()));
            case PremiumRate.OfAverageWage wage -> words.say("rule.of-average-wage", percent(wage.rate()));
            case PremiumRate.AHead head -> words.say("rule.a-head", Words.exact(head.amount()));
        };
        return list(Stream.of(Optional.of(of), rate.paidBy().map(payer -> words.say("rule.paid-by", of(payer)))));
    }

    private String deadline(Deadline deadline) {
        return switch (deadline) {
            case Deadline.BeforePooling() -> words.say("rule.before-pooling");
            case Deadline.InPoolingYear() -> words.say("rule.in-pooling-year");
            case Deadline.WithinYears(int years) -> words.say("rule.within-years", years);
            case Deadline.Promptly() -> words.say("rule.promptly");
            case Deadline.ByPlan() -> words.say("rule.by-plan");
        };
    }

    private String levels(Indicators.Levels levels) {
        return list(Stream.of(
                level("rule.redBelowMonths", words.say("measure.months", levels.redBelowMonths())),
                level("rule.orangeBelowMonths", words.say("measure.months", levels.orangeBelowMonths())),
                level("rule.blueAboveMonths", words.say("measure.months", levels.blueAboveMonths())),
                level("rule.daysInTreasury", words.say("measure.days", levels.daysInTreasury())),
                level("rule.suspenseDays", words.say("measure.days", levels.suspenseDays())),
                level("rule.advanceDays", words.say("measure.days", levels.advanceDays())),
                level("rule.maturityDaysAhead", words.say("measure.days", levels.maturityDaysAhead())),
                level("rule.spendingSpikePercent", levels.spendingSpikePercent() + "%"),
                level("rule.behindCalendarPoints", String.valueOf(levels.behindCalendarPoints()))));
    }

    private Optional<String> level(String key, String value) {
        return Optional.of(words.say(key) + " " + value);
    }

    private String list(Stream<Optional<String>> parts) {
        return parts.flatMap(Optional::stream).collect(Collectors.joining(words.isChinese() ? "、" : ", "));
    }

    private static String percent(Rate rate) {
        return rate.value().movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
