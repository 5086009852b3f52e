package io.tongchou.ledger.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads a policy from a tree, be it of YAML or of JSON, and names everything that is wrong with it, each fault by its
 * path.
 */
public final class PolicyReader {

    private static final List<String> PROVISION_FIELDS = List.of("value", "document", "clause", "quote", "assumption");

    /** Reads a value at a path; empty where it was faulty, and the fault is then noted. */
    private interface Value<T> extends BiFunction<JsonNode, String, Optional<T>> {}

    private final List<Fault> faults = new ArrayList<>();
    private String document = "";

    private PolicyReader() {}

    /** The policy in {@code tree}, or all its faults. */
    public static PolicyReading read(JsonNode tree) {
        PolicyReader reader = new PolicyReader();
        Optional<Policy> policy = reader.policy(tree);
        return policy.isPresent() && reader.faults.isEmpty()
                ? new PolicyReading.Valid(policy.get())
                : new PolicyReading.Faulty(List.copyOf(reader.faults));
    }

    private Optional<Policy> policy(JsonNode tree) {
        if (!fieldsOf(
                tree,
                "",
                List.of(
                        "id",
                        "document",
                        "pool",
                        "inForceFrom",
                        "inForceTo",
                        "poolingFrom",
                        "mode",
                        "funds",
                        "units",
                        "prefundMonths",
                        "requests",
                        "revolvingFundMonths",
                        "sweep",
                        "treasuryClearing",
                        "planCeiling",
                        "reserve",
                        "gap",
                        "surplus",
                        "lateFeePerDay",
                        "undecided"))) {
            return Optional.empty();
        }
        Optional<String> id = required(tree, "", "id", this::id);
        Optional<String> number = required(tree, "", "document", this::text);
        document = number.orElse("the notice");
        Optional<PoolCode> pool = required(tree, "", "pool", code(PoolCode::new));
        Optional<Provision<LocalDate>> inForceFrom = required(tree, "", "inForceFrom", provision(this::date));
        Optional<Provision<LocalDate>> inForceTo = optional(tree, "", "inForceTo", provision(this::date));
        Optional<Provision<LocalDate>> poolingFrom = optional(tree, "", "poolingFrom", provision(this::date));
        Optional<Provision<Mode>> mode = required(tree, "", "mode", provision(oneOf(Mode.class)));
        Optional<Provision<List<FundCode>>> funds = required(tree, "", "funds", provision(setOf(code(FundCode::new))));
        Optional<Provision<List<UnitCode>>> units = required(tree, "", "units", provision(setOf(code(UnitCode::new))));
        Optional<Provision<Integer>> prefundMonths = optional(tree, "", "prefundMonths", provision(this::months));
        Optional<Provision<Rhythm>> requests = optional(tree, "", "requests", provision(oneOf(Rhythm.class)));
        Optional<Provision<Integer>> revolvingFundMonths =
                optional(tree, "", "revolvingFundMonths", provision(this::months));
        Optional<Provision<Rhythm>> sweep = optional(tree, "", "sweep", provision(oneOf(Rhythm.class)));
        Optional<Provision<Rhythm>> treasuryClearing =
                optional(tree, "", "treasuryClearing", provision(oneOf(Rhythm.class)));
        Optional<Provision<PlanCeiling>> planCeiling =
                optional(tree, "", "planCeiling", provision(oneOf(PlanCeiling.class)));
        Optional<Reserve> reserve = optional(tree, "", "reserve", this::reserve);
        Optional<GapRules> gap = required(tree, "", "gap", this::gap);
        Optional<Provision<SurplusRule>> surplus = required(tree, "", "surplus", provision(this::surplusRule));
        Optional<Provision<Rate>> lateFeePerDay = optional(tree, "", "lateFeePerDay", provision(this::rate));
        List<Provision<Parameter>> undecided = optional(tree, "", "undecided", listOf(provision(this::parameter)))
                .orElse(List.of());
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        Policy policy = new Policy(
                id.orElseThrow(),
                number.orElseThrow(),
                pool.orElseThrow(),
                inForceFrom.orElseThrow(),
                inForceTo,
                poolingFrom,
                mode.orElseThrow(),
                funds.orElseThrow(),
                units.orElseThrow(),
                prefundMonths,
                requests,
                revolvingFundMonths,
                sweep,
                treasuryClearing,
                planCeiling,
                reserve,
                gap.orElseThrow(),
                surplus.orElseThrow(),
                lateFeePerDay,
                undecided);
        contradictions(policy);
        return Optional.of(policy);
    }

    /** What is wrong between values that are right each by itself. */
    private void contradictions(Policy policy) {
        LocalDate from = policy.inForceFrom().value();
        policy.inForceTo()
                .filter(last -> last.value().isBefore(from))
                .ifPresent(last -> fault("inForceTo.value", "is before inForceFrom, " + from));
        policy.poolingFrom()
                .filter(start -> start.value().isBefore(from))
                .ifPresent(start -> fault("poolingFrom.value", "is before inForceFrom, " + from));
        if (!policy.units().value().contains(policy.pool().cityLevel())) {
            fault("units.value", "does not name the city level itself, " + policy.pool());
        }
        if (policy.units().value().contains(UnitCode.RESERVE)) {
            fault("units.value", "names the reserve, which is no unit of a notice");
        }
        GapRules gap = policy.gap();
        if (gap.policyPart().isEmpty() || gap.managementPart().isEmpty()) {
            needs(
                    policy,
                    Parameter.GAP_CHAIN,
                    gap.policyPart().isEmpty() ? "gap.policyPart" : "gap.managementPart",
                    "is missing");
        }
        chain(policy, gap.policyPart(), "gap.policyPart.value");
        chain(policy, gap.managementPart(), "gap.managementPart.value");
        if (gap.policyPart().isPresent()
                && gap.managementPart().isPresent()
                && gap.policyPart()
                        .get()
                        .value()
                        .contradicts(gap.managementPart().get().value())) {
            fault("gap.managementPart.value", "names RESERVE and OWN_BALANCE in another order than gap.policyPart");
        }
        policy.reserve().filter(reserve -> reserve.rate().isEmpty()).ifPresent(reserve -> {
            needs(policy, Parameter.RESERVE_RATE, "reserve.extraction.value", "gives no rate");
        });
        Set<Parameter> seen = new HashSet<>();
        for (int i = 0; i < policy.undecided().size(); i++) {
            Parameter parameter = policy.undecided().get(i).value();
            if (!seen.add(parameter)) {
                fault("undecided[" + i + "].value", parameter.code() + " is named twice");
            }
        }
    }

    private void chain(Policy policy, Optional<Provision<GapChain>> chain, String path) {
        chain.map(Provision::value).ifPresent(links -> {
            if (links.has(GapSource.RESERVE) && policy.reserve().isEmpty()) {
                fault(path, "names RESERVE, and there is no reserve");
            }
            if (links.has(GapSource.SHARED) && policy.gap().sharing().isEmpty()) {
                needs(policy, Parameter.GAP_SHARING, path, "names SHARED without a ratio");
            }
        });
    }

    private void needs(Policy policy, Parameter parameter, String path, String what) {
        if (policy.undecided(parameter).isEmpty()) {
            fault(path, what + ", and " + parameter.code() + " is not among the undecided");
        }
    }

    private Optional<Reserve> reserve(JsonNode node, String path) {
        if (!fieldsOf(node, path, List.of("extraction", "base"))) {
            return Optional.empty();
        }
        Optional<Provision<Reserve.Rule>> extraction = required(node, path, "extraction", provision(this::reserveRule));
        Optional<Provision<Reserve.Base>> base = required(node, path, "base", provision(oneOf(Reserve.Base.class)));
        return extraction.flatMap(rule -> base.map(of -> new Reserve(rule, of)));
    }

    private Optional<Reserve.Rule> reserveRule(JsonNode node, String path) {
        Optional<String> kind = kind(node, path);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return switch (kind.get()) {
            case "EXACT" -> rateOf(node, path, "rate").map(Reserve.Exact::new);
            case "CAP" -> rateOf(node, path, "rate").map(Reserve.Cap::new);
            case "RATE_UNDECIDED" ->
                fieldsOf(node, path, List.of("kind")) ? Optional.of(new Reserve.RateUndecided()) : Optional.empty();
            case "OPTIONAL" ->
                fieldsOf(node, path, List.of("kind")) ? Optional.of(new Reserve.NotSetUp()) : Optional.empty();
            default -> fault(path + ".kind", "must be one of EXACT, CAP, RATE_UNDECIDED, OPTIONAL");
        };
    }

    private Optional<Rate> rateOf(JsonNode node, String path, String name) {
        boolean known = fieldsOf(node, path, List.of("kind", name));
        Optional<Rate> rate = required(node, path, name, this::rate);
        return known ? rate : Optional.empty();
    }

    private Optional<GapRules> gap(JsonNode node, String path) {
        if (!fieldsOf(node, path, List.of("planGate", "policyPart", "managementPart", "sharing"))) {
            return Optional.empty();
        }
        return Optional.of(new GapRules(
                optional(node, path, "planGate", provision(this::yesOrNo)),
                optional(node, path, "policyPart", provision(this::gapChain)),
                optional(node, path, "managementPart", provision(this::gapChain)),
                optional(node, path, "sharing", provision(this::sharing))));
    }

    private Optional<GapChain> gapChain(JsonNode node, String path) {
        Optional<List<GapSource>> sources = listOf(oneOf(GapSource.class)).apply(node, path);
        return sources.flatMap(links -> GapChain.fault(links)
                .<Optional<GapChain>>map(message -> fault(path, message))
                .orElseGet(() -> Optional.of(new GapChain(links))));
    }

    private Optional<Sharing> sharing(JsonNode node, String path) {
        if (!fieldsOf(node, path, List.of("city", "county"))) {
            return Optional.empty();
        }
        Optional<Integer> city = required(node, path, "city", this::weight);
        Optional<Integer> county = required(node, path, "county", this::weight);
        if (city.isEmpty() || county.isEmpty()) {
            return Optional.empty();
        }
        return city.get() == 0 && county.get() == 0
                ? fault(path, "both weights are zero")
                : Optional.of(new Sharing(city.get(), county.get()));
    }

    private Optional<SurplusRule> surplusRule(JsonNode node, String path) {
        Optional<String> kind = kind(node, path);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return switch (kind.get()) {
            case "RETAINED" ->
                fieldsOf(node, path, List.of("kind")) ? Optional.of(new SurplusRule.Retained()) : Optional.empty();
            case "TO_CITY_LEVEL" ->
                fieldsOf(node, path, List.of("kind")) ? Optional.of(new SurplusRule.ToCityLevel()) : Optional.empty();
            case "CONDITIONAL" -> conditional(node, path);
            default -> fault(path + ".kind", "must be one of RETAINED, TO_CITY_LEVEL, CONDITIONAL");
        };
    }

    private Optional<SurplusRule> conditional(JsonNode node, String path) {
        boolean known = fieldsOf(node, path, List.of("kind", "floor", "conditions"));
        Optional<Rate> floor = required(node, path, "floor", this::rate);
        Optional<List<SurplusRule.Condition>> conditions =
                required(node, path, "conditions", setOf(oneOf(SurplusRule.Condition.class)));
        return known && floor.isPresent() && conditions.isPresent()
                ? Optional.of(new SurplusRule.Conditional(floor.get(), conditions.get()))
                : Optional.empty();
    }

    private Optional<Parameter> parameter(JsonNode node, String path) {
        return text(node, path).flatMap(name -> {
            Optional<Parameter> parameter = Parameter.of(name);
            return parameter.isPresent()
                    ? parameter
                    : fault(
                            path,
                            "must be one of "
                                    + Arrays.stream(Parameter.values())
                                            .map(Parameter::code)
                                            .collect(Collectors.joining(", ")));
        });
    }

    private <T> Value<Provision<T>> provision(Value<T> value) {
        return (node, path) -> {
            if (!fieldsOf(node, path, PROVISION_FIELDS)) {
                return Optional.empty();
            }
            Optional<T> read = required(node, path, "value", value);
            Optional<String> clause = required(node, path, "clause", this::text);
            Optional<String> paper = optional(node, path, "document", this::text);
            Optional<String> quote = optional(node, path, "quote", this::text);
            Optional<String> assumption = optional(node, path, "assumption", this::text);
            if (!node.has("quote") && !node.has("assumption")) {
                return fault(path, "rests on nothing: give a quote or say what is assumed");
            }
            return read.isPresent() && clause.isPresent() && (quote.isPresent() || assumption.isPresent())
                    ? Optional.of(new Provision<>(
                            read.get(), new Clause(paper.orElse(document), clause.get()), quote, assumption))
                    : Optional.empty();
        };
    }

    private Optional<String> kind(JsonNode node, String path) {
        return node.isObject() ? required(node, path, "kind", this::text) : fault(path, "must be an object");
    }

    private Optional<String> id(JsonNode node, String path) {
        return text(node, path)
                .flatMap(id -> id.matches("[a-z0-9-]{1,60}")
                        ? Optional.of(id)
                        : fault(path, "must be 1 to 60 small letters, digits and hyphens"));
    }

    private Optional<String> text(JsonNode node, String path) {
        return node.isTextual() && !node.textValue().isBlank()
                ? Optional.of(node.textValue())
                : fault(path, "must be a text");
    }

    private Optional<LocalDate> date(JsonNode node, String path) {
        return text(node, path).flatMap(date -> {
            try {
                return Optional.of(LocalDate.parse(date));
            } catch (DateTimeParseException e) {
                return fault(path, "must be a date such as 2021-01-31");
            }
        });
    }

    private Optional<Rate> rate(JsonNode node, String path) {
        if (!node.isTextual()) {
            return fault(path, "must be a decimal in quotation marks such as \"0.10\"");
        }
        try {
            Rate rate = Rate.parse(node.textValue());
            return rate.value().signum() > 0 ? Optional.of(rate) : fault(path, "must be above 0");
        } catch (IllegalArgumentException e) {
            return fault(path, "must be a decimal from 0 to 1 such as \"0.10\"");
        }
    }

    private Optional<Integer> months(JsonNode node, String path) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 1 && node.intValue() <= 12
                ? Optional.of(node.intValue())
                : fault(path, "must be a whole number of months from 1 to 12");
    }

    private Optional<Integer> weight(JsonNode node, String path) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0
                ? Optional.of(node.intValue())
                : fault(path, "must be a whole number, not negative");
    }

    private Optional<Boolean> yesOrNo(JsonNode node, String path) {
        return node.isBoolean() ? Optional.of(node.booleanValue()) : fault(path, "must be true or false");
    }

    private <T> Value<T> code(Function<String, T> make) {
        return (node, path) -> text(node, path).flatMap(code -> {
            try {
                return Optional.of(make.apply(code));
            } catch (IllegalArgumentException e) {
                return fault(path, String.valueOf(e.getMessage()));
            }
        });
    }

    private <E extends Enum<E>> Value<E> oneOf(Class<E> type) {
        return (node, path) -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> node.isTextual() && constant.name().equals(node.textValue()))
                .findFirst()
                .or(() -> fault(
                        path,
                        "must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }

    private <T> Value<List<T>> listOf(Value<T> element) {
        return (node, path) -> {
            if (!node.isArray()) {
                return fault(path, "must be a list");
            }
            List<T> elements = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                element.apply(node.get(i), path + "[" + i + "]").ifPresent(elements::add);
            }
            return elements.size() == node.size() ? Optional.of(List.copyOf(elements)) : Optional.empty();
        };
    }

    private <T> Value<List<T>> setOf(Value<T> element) {
        return (node, path) -> listOf(element).apply(node, path).flatMap(elements -> {
            if (elements.isEmpty()) {
                return fault(path, "is empty");
            }
            return new LinkedHashSet<>(elements).size() == elements.size()
                    ? Optional.of(elements)
                    : fault(path, "names something twice");
        });
    }

    private <T> Optional<T> required(JsonNode parent, String path, String name, Value<T> value) {
        return parent.has(name) ? value.apply(parent.get(name), at(path, name)) : fault(at(path, name), "is missing");
    }

    private <T> Optional<T> optional(JsonNode parent, String path, String name, Value<T> value) {
        return parent.has(name) ? value.apply(parent.get(name), at(path, name)) : Optional.empty();
    }

    /** Whether {@code node} is an object; fields it must not have are noted. */
    private boolean fieldsOf(JsonNode node, String path, List<String> known) {
        if (!node.isObject()) {
            fault(path, "must be an object");
            return false;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fault(at(path, name), "is not a field here");
            }
        });
        return true;
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private <T> Optional<T> fault(String path, String message) {
        faults.add(new Fault(path, message));
        return Optional.empty();
    }
}
