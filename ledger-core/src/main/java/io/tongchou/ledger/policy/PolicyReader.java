package io.tongchou.ledger.policy;

import static io.tongchou.ledger.policy.Spot.listOf;
import static io.tongchou.ledger.policy.Spot.made;
import static io.tongchou.ledger.policy.Spot.mapOf;
import static io.tongchou.ledger.policy.Spot.named;
import static io.tongchou.ledger.policy.Spot.oneOf;
import static io.tongchou.ledger.policy.Spot.setOf;
import static io.tongchou.ledger.policy.Spot.whole;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.policy.Spot.Kind;
import io.tongchou.ledger.policy.Spot.Value;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.GapCause;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.HandoverStage;
import io.tongchou.ledger.vocabulary.LegacyDebtCategory;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads a policy from a tree, be it of YAML or of JSON, and names everything that is wrong with it, each fault by its
 * path.
 */
public final class PolicyReader {

    private static final Value<Integer> MONTHS = whole(1, 12, " of months from 1 to 12");
    private static final Value<Integer> WEIGHT = whole(0, Integer.MAX_VALUE, ", not negative");
    private static final Value<Integer> ABOVE_ZERO = whole(1, Integer.MAX_VALUE, " above 0");
    private static final Value<List<GapSource>> SOURCES = listOf(oneOf(GapSource.class));
    private static final Value<Parameter> PARAMETER = named(Arrays.stream(Parameter.values())
            .collect(Collectors.toMap(Parameter::code, Function.identity(), (a, b) -> a, LinkedHashMap::new)));

    private String document = "the notice";

    private PolicyReader() {}

    /** The policy in {@code tree}, or all its faults. */
    public static PolicyReading read(JsonNode tree) {
        List<Fault> faults = new ArrayList<>();
        Optional<Policy> policy = new PolicyReader().policy(new Spot(tree, "", faults));
        policy.ifPresent(whole -> faults.addAll(Contradictions.in(whole)));
        return policy.isPresent() && faults.isEmpty()
                ? new PolicyReading.Valid(policy.get())
                : new PolicyReading.Faulty(List.copyOf(faults));
    }

    private Optional<Policy> policy(Spot spot) {
        return spot.object(fields -> {
            var id = fields.required("id", PolicyReader::id);
            var number = fields.required("document", Spot::text);
            number.ifPresent(known -> document = known);
            var pool = fields.required("pool", made(PoolCode::new));
            var inForceFrom = fields.required("inForceFrom", provision(PolicyReader::date));
            var inForceTo = fields.optional("inForceTo", provision(PolicyReader::date));
            var poolingFrom = fields.optional("poolingFrom", provision(PolicyReader::date));
            var mode = fields.required("mode", provision(oneOf(Mode.class)));
            var funds = fields.required("funds", provision(setOf(made(FundCode::new))));
            var units = fields.required("units", provision(setOf(made(UnitCode::new))));
            var unitsWithoutLedger = fields.optional(
                    "unitsWithoutLedger", provision(mapOf(PolicyReader::fund, setOf(made(UnitCode::new)))));
            var separateBooks = fields.optional("separateBooks", provision(setOf(oneOf(Separation.class))));
            var personalAccountsKept = fields.optional("personalAccountsKept", provision(Spot::yesOrNo));
            var premiums = fields.optional("premiums", this::premiums);
            var prefundMonths = fields.optional("prefundMonths", provision(MONTHS));
            var requests = fields.optional("requests", provision(oneOf(Rhythm.class)));
            var revolvingFundMonths = fields.optional("revolvingFundMonths", provision(MONTHS));
            var sweep = fields.optional("sweep", provision(oneOf(Rhythm.class)));
            var treasuryClearing = fields.optional("treasuryClearing", provision(oneOf(Rhythm.class)));
            var reconciliation = fields.optional("reconciliation", provision(oneOf(Rhythm.class)));
            var matchingWindowDays =
                    fields.optional("matchingWindowDays", provision(whole(0, 31, " of days from 0 to 31")));
            var investments = fields.optional("investments", provision(setOf(oneOf(Investment.class))));
            var plans = fields.optional("plans", provision(setOf(oneOf(PlanPart.class))));
            var planCeiling = fields.optional("planCeiling", provision(oneOf(PlanCeiling.class)));
            var reserve = fields.optional("reserve", this::reserve);
            var gap = fields.required("gap", this::gap);
            var surplus = fields.required("surplus", provision(PolicyReader::surplus));
            var legacy = fields.optional("legacy", this::legacy);
            var lateFeePerDay = fields.optional("lateFeePerDay", provision(PolicyReader::rate));
            var indicators = fields.optional("indicators", this::indicators);
            var undecided = fields.optional("undecided", listOf(provision(PARAMETER)));
            var adjustable = fields.optional("adjustable", listOf(provision(PARAMETER)));
            return () -> new Policy(
                    id.orElseThrow(),
                    number.orElseThrow(),
                    pool.orElseThrow(),
                    inForceFrom.orElseThrow(),
                    inForceTo,
                    poolingFrom,
                    mode.orElseThrow(),
                    funds.orElseThrow(),
                    units.orElseThrow(),
                    unitsWithoutLedger,
                    separateBooks,
                    personalAccountsKept,
                    premiums.orElse(Premiums.NONE),
                    prefundMonths,
                    requests,
                    revolvingFundMonths,
                    sweep,
                    treasuryClearing,
                    reconciliation,
                    matchingWindowDays,
                    investments,
                    plans,
                    planCeiling,
                    reserve,
                    gap.orElseThrow(),
                    surplus.orElseThrow(),
                    legacy.orElse(Legacy.NONE),
                    lateFeePerDay,
                    indicators.orElse(Indicators.NONE),
                    undecided.orElse(List.of()),
                    adjustable.orElse(List.of()));
        });
    }

    private Optional<Premiums> premiums(Spot spot) {
        return spot.object(fields -> {
            var path = fields.optional("path", listOf(provision(PolicyReader::remittance)));
            var rates = fields.optional(
                    "rates", mapOf(PolicyReader.key(PayerCategory.class), provision(PolicyReader::premiumRate)));
            var ratesElsewhere = fields.optional("ratesElsewhere", provision(setOf(oneOf(PayerCategory.class))));
            var residentFunding = fields.optional("residentFunding", provision(PolicyReader::residentFunding));
            var uniformFrom = fields.optional("uniformFrom", provision(PolicyReader::year));
            var dueAfterMonths = fields.optional("dueAfterMonths", provision(whole(0, 12, " of months from 0 to 12")));
            var prepaidRecognition = fields.optional("prepaidRecognition", provision(oneOf(PrepaidRecognition.class)));
            return () -> new Premiums(
                    path.orElse(List.of()),
                    rates.orElse(Map.of()),
                    ratesElsewhere,
                    residentFunding,
                    uniformFrom,
                    dueAfterMonths,
                    prepaidRecognition);
        });
    }

    private static Optional<Remittance> remittance(Spot spot) {
        return spot.object(fields -> {
            var hop = fields.required("hop", oneOf(Remittance.Hop.class));
            var timing = fields.required("timing", oneOf(Remittance.Timing.class));
            var fund = fields.optional("fund", made(FundCode::new));
            return () -> new Remittance(hop.orElseThrow(), timing.orElseThrow(), fund);
        });
    }

    private static Optional<PremiumRate> premiumRate(Spot spot) {
        return spot.ofKind(
                new Kind<>("OF_BASE", fields -> share(fields, PremiumRate.OfBase::new)),
                new Kind<>("OF_AVERAGE_WAGE", fields -> share(fields, PremiumRate.OfAverageWage::new)),
                new Kind<>("A_HEAD", fields -> {
                    var amount = fields.required("amount", PolicyReader::amount);
                    var paidBy = fields.optional("paidBy", oneOf(Government.class));
                    return () -> new PremiumRate.AHead(amount.orElseThrow(), paidBy);
                }));
    }

    private static <T> Supplier<T> share(Spot.Fields fields, BiFunction<Rate, Optional<Government>, T> make) {
        var rate = fields.required("rate", PolicyReader::rate);
        var paidBy = fields.optional("paidBy", oneOf(Government.class));
        return () -> make.apply(rate.orElseThrow(), paidBy);
    }

    private static Optional<ResidentFunding> residentFunding(Spot spot) {
        return spot.object(fields -> {
            var share = fields.required("ofDisposableIncome", PolicyReader::rate);
            var personal = fields.required("personalOneIn", ABOVE_ZERO);
            return () -> new ResidentFunding(share.orElseThrow(), personal.orElseThrow());
        });
    }

    private Optional<Reserve> reserve(Spot spot) {
        return spot.object(fields -> {
            var extraction = fields.required("extraction", provision(PolicyReader::reserveRule));
            var base = fields.required("base", provision(oneOf(Reserve.Base.class)));
            return () -> new Reserve(extraction.orElseThrow(), base.orElseThrow());
        });
    }

    private static Optional<Reserve.Rule> reserveRule(Spot spot) {
        return spot.ofKind(
                new Kind<>("EXACT", fields -> {
                    var rate = fields.required("rate", PolicyReader::rate);
                    return () -> new Reserve.Exact(rate.orElseThrow());
                }),
                new Kind<>("CAP", fields -> {
                    var rate = fields.required("rate", PolicyReader::rate);
                    return () -> new Reserve.Cap(rate.orElseThrow());
                }),
                Kind.of("RATE_UNDECIDED", new Reserve.RateUndecided()),
                Kind.of("OPTIONAL", new Reserve.NotSetUp()));
    }

    private Optional<GapRules> gap(Spot spot) {
        return spot.object(fields -> {
            var planGate = fields.optional("planGate", provision(Spot::yesOrNo));
            var policyPart = fields.optional("policyPart", provision(PolicyReader::gapChain));
            var managementPart = fields.optional("managementPart", provision(PolicyReader::gapChain));
            var managementCauses = fields.optional("managementCauses", provision(setOf(oneOf(GapCause.class))));
            var sharing = fields.optional("sharing", provision(PolicyReader::sharing));
            return () -> new GapRules(planGate, policyPart, managementPart, managementCauses, sharing);
        });
    }

    private static Optional<GapChain> gapChain(Spot spot) {
        return SOURCES.apply(spot)
                .flatMap(links -> GapChain.fault(links)
                        .<Optional<GapChain>>map(spot::fault)
                        .orElseGet(() -> Optional.of(new GapChain(links))));
    }

    private static Optional<Sharing> sharing(Spot spot) {
        return spot.object(fields -> {
            var city = fields.required("city", WEIGHT);
            var county = fields.required("county", WEIGHT);
            if (city.equals(Optional.of(0)) && county.equals(Optional.of(0))) {
                spot.fault("both weights are zero");
            }
            return () -> new Sharing(city.orElseThrow(), county.orElseThrow());
        });
    }

    private static Optional<SurplusRule> surplus(Spot spot) {
        return spot.ofKind(
                Kind.of("RETAINED", new SurplusRule.Retained()),
                Kind.of("TO_CITY_LEVEL", new SurplusRule.ToCityLevel()),
                new Kind<>("CONDITIONAL", fields -> {
                    var floor = fields.required("floor", PolicyReader::rate);
                    var conditions = fields.required("conditions", setOf(oneOf(SurplusRule.Condition.class)));
                    return () -> new SurplusRule.Conditional(floor.orElseThrow(), conditions.orElseThrow());
                }));
    }

    private Optional<Legacy> legacy(Spot spot) {
        return spot.object(fields -> {
            var balance = fields.optional("balance", provision(oneOf(LegacyBalance.class)));
            var handover = fields.optional("handover", listOf(provision(PolicyReader::handover)));
            var debts = fields.optional(
                    "debts", mapOf(PolicyReader.key(LegacyDebtCategory.class), provision(PolicyReader::debtRule)));
            var deducted = fields.optional("deductedFromTransferPayment", provision(Spot::yesOrNo));
            return () -> new Legacy(balance, handover.orElse(List.of()), debts.orElse(Map.of()), deducted);
        });
    }

    private static Optional<Handover> handover(Spot spot) {
        return spot.object(fields -> {
            var stage = fields.required("stage", oneOf(HandoverStage.class));
            var by = fields.optional("by", PolicyReader::date);
            return () -> new Handover(stage.orElseThrow(), by);
        });
    }

    private static Optional<LegacyDebtRule> debtRule(Spot spot) {
        return spot.object(fields -> {
            var due = fields.required("due", PolicyReader::deadline);
            var responsible = fields.optional("responsible", oneOf(LegacyDebtRule.Responsible.class));
            return () -> new LegacyDebtRule(due.orElseThrow(), responsible);
        });
    }

    private static Optional<Deadline> deadline(Spot spot) {
        return spot.ofKind(
                Kind.of("BEFORE_POOLING", new Deadline.BeforePooling()),
                Kind.of("IN_POOLING_YEAR", new Deadline.InPoolingYear()),
                new Kind<>("WITHIN_YEARS", fields -> {
                    var years = fields.required("years", whole(1, 30, " of years from 1 to 30"));
                    return () -> new Deadline.WithinYears(years.orElseThrow());
                }),
                Kind.of("PROMPTLY", new Deadline.Promptly()),
                Kind.of("BY_PLAN", new Deadline.ByPlan()));
    }

    private Optional<Indicators> indicators(Spot spot) {
        return spot.object(fields -> {
            var levels = fields.optional("levels", provision(PolicyReader::levels));
            var rush = fields.optional("rushedSpendingForbidden", provision(Spot::yesOrNo));
            return () -> new Indicators(levels, rush);
        });
    }

    /** The levels it names; the assumed ones for the rest. */
    private static Optional<Indicators.Levels> levels(Spot spot) {
        Indicators.Levels assumed = Indicators.ASSUMED;
        return spot.object(fields -> {
            var red = fields.optional("redBelowMonths", ABOVE_ZERO);
            var orange = fields.optional("orangeBelowMonths", ABOVE_ZERO);
            var blue = fields.optional("blueAboveMonths", ABOVE_ZERO);
            var treasury = fields.optional("daysInTreasury", ABOVE_ZERO);
            var suspense = fields.optional("suspenseDays", ABOVE_ZERO);
            var advance = fields.optional("advanceDays", ABOVE_ZERO);
            var maturity = fields.optional("maturityDaysAhead", ABOVE_ZERO);
            var spike = fields.optional("spendingSpikePercent", ABOVE_ZERO);
            var behind = fields.optional("behindCalendarPoints", ABOVE_ZERO);
            return () -> new Indicators.Levels(
                    red.orElse(assumed.redBelowMonths()),
                    orange.orElse(assumed.orangeBelowMonths()),
                    blue.orElse(assumed.blueAboveMonths()),
                    treasury.orElse(assumed.daysInTreasury()),
                    suspense.orElse(assumed.suspenseDays()),
                    advance.orElse(assumed.advanceDays()),
                    maturity.orElse(assumed.maturityDaysAhead()),
                    spike.orElse(assumed.spendingSpikePercent()),
                    behind.orElse(assumed.behindCalendarPoints()));
        });
    }

    private <T> Value<Provision<T>> provision(Value<T> value) {
        return spot -> spot.object(fields -> {
            var given = fields.required("value", value);
            var clause = fields.required("clause", Spot::text);
            var paper = fields.optional("document", Spot::text);
            var quote = fields.optional("quote", Spot::text);
            var assumption = fields.optional("assumption", Spot::text);
            if (!spot.node().has("quote") && !spot.node().has("assumption")) {
                spot.fault("rests on nothing: give a quote or say what is assumed");
            }
            return () -> new Provision<>(
                    given.orElseThrow(), new Clause(paper.orElse(document), clause.orElseThrow()), quote, assumption);
        });
    }

    private static Optional<String> id(Spot spot) {
        return spot.text()
                .flatMap(id -> id.matches("[a-z0-9-]{1,60}")
                        ? Optional.of(id)
                        : spot.fault("must be 1 to 60 small letters, digits and hyphens"));
    }

    private static Optional<LocalDate> date(Spot spot) {
        return spot.text().flatMap(date -> {
            try {
                return Optional.of(LocalDate.parse(date));
            } catch (DateTimeParseException e) {
                return spot.fault("must be a date such as 2021-01-31");
            }
        });
    }

    private static Optional<FiscalYear> year(Spot spot) {
        return whole(1990, 2200, " from 1990 to 2200").apply(spot).map(FiscalYear::new);
    }

    private static Optional<Money> amount(Spot spot) {
        return spot.text().flatMap(text -> {
            try {
                Money amount = Money.parse(text);
                return amount.isPositive() ? Optional.of(amount) : spot.fault("must be above 0");
            } catch (NumberFormatException | ArithmeticException e) {
                return spot.fault("must be an amount in yuan such as \"6300.00\"");
            }
        });
    }

    private static Optional<Rate> rate(Spot spot) {
        if (!spot.node().isTextual()) {
            return spot.fault("must be a decimal in quotation marks such as \"0.10\"");
        }
        try {
            Rate rate = Rate.parse(spot.node().textValue());
            return rate.value().signum() > 0 ? Optional.of(rate) : spot.fault("must be above 0");
        } catch (IllegalArgumentException e) {
            return spot.fault("must be a decimal from 0 to 1 such as \"0.10\"");
        }
    }

    private static Optional<FundCode> fund(String text) {
        try {
            return Optional.of(new FundCode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Function<String, Optional<E>> key(Class<E> type) {
        return name -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }
}
