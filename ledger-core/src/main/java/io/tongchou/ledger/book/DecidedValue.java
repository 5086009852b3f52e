package io.tongchou.ledger.book;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.policy.GapChain;
import io.tongchou.ledger.policy.GapRules;
import io.tongchou.ledger.policy.GapSource;
import io.tongchou.ledger.policy.PrepaidRecognition;
import io.tongchou.ledger.policy.Sharing;
import io.tongchou.ledger.vocabulary.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the value of a decision in its parameter's shape; a value of another shape is an {@link IllegalArgumentException}. */
public final class DecidedValue {

    /** What meets each part of a gap, where the decision says so. */
    public record Chains(Optional<GapChain> policyPart, Optional<GapChain> managementPart) {}

    private DecidedValue() {}

    public static Sharing sharing(JsonNode value) {
        if (!value.isObject()
                || !names(value).equals(Set.of("city", "county"))
                || !isWhole(value.get("city"))
                || !isWhole(value.get("county"))) {
            throw new IllegalArgumentException("must be two whole weights, {\"city\": n, \"county\": n}");
        }
        return new Sharing(value.get("city").intValue(), value.get("county").intValue());
    }

    /** A list is the chain of every part that the rules leave open; of both where they leave neither. */
    public static Chains chains(JsonNode value, GapRules rules) {
        Chains chains;
        if (value.isArray()) {
            Optional<GapChain> chain = Optional.of(chain(value));
            boolean both =
                    rules.policyPart().isPresent() && rules.managementPart().isPresent();
            chains = new Chains(
                    chain.filter(any -> both || rules.policyPart().isEmpty()),
                    chain.filter(any -> both || rules.managementPart().isEmpty()));
        } else if (value.isObject()
                && !value.isEmpty()
                && Set.of("policyPart", "managementPart").containsAll(names(value))) {
            chains = new Chains(
                    Optional.ofNullable(value.get("policyPart")).map(DecidedValue::chain),
                    Optional.ofNullable(value.get("managementPart")).map(DecidedValue::chain));
        } else {
            throw new IllegalArgumentException(
                    "must be a list of sources, or {\"policyPart\": […], \"managementPart\": […]}");
        }
        Optional<GapChain> ofPolicy =
                chains.policyPart().or(() -> rules.policyPart().map(rule -> rule.value()));
        Optional<GapChain> ofManagement =
                chains.managementPart().or(() -> rules.managementPart().map(rule -> rule.value()));
        if (ofPolicy.isPresent() && ofManagement.isPresent() && ofPolicy.get().contradicts(ofManagement.get())) {
            throw new IllegalArgumentException("names RESERVE and OWN_BALANCE in another order than the other part");
        }
        return chains;
    }

    private static GapChain chain(JsonNode links) {
        if (!links.isArray()) {
            throw new IllegalArgumentException("a chain is a list of sources");
        }
        List<GapSource> sources = new ArrayList<>();
        for (JsonNode link : links) {
            sources.add(Arrays.stream(GapSource.values())
                    .filter(source -> source.name().equals(link.textValue()))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(link + " is none of " + Arrays.toString(GapSource.values()))));
        }
        return new GapChain(sources);
    }

    /** A share of the whole, as a decimal string. */
    public static Rate rate(JsonNode value) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException("must be a decimal string such as \"0.08\"");
        }
        return Rate.parse(value.textValue());
    }

    /** A whole number of months, from 1. */
    public static int months(JsonNode value, int most) {
        if (!isWhole(value) || value.intValue() < 1 || value.intValue() > most) {
            throw new IllegalArgumentException("must be a whole number of months, 1 to " + most);
        }
        return value.intValue();
    }

    public static PrepaidRecognition recognition(JsonNode value) {
        return Arrays.stream(PrepaidRecognition.values())
                .filter(known -> known.name().equals(value.textValue()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("must be one of " + Arrays.toString(PrepaidRecognition.values())));
    }

    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToInt();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
