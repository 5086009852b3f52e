package io.tongchou.ledger.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tongchou.ledger.vocabulary.FiscalYear;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a policy as the tree that {@link PolicyReader} reads back as an equal policy: its records are the tree's shape. */
public final class PolicyWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String document;

    private PolicyWriter(String document) {
        this.document = document;
    }

    /** The policy whole, every value beside its clause. */
    public static JsonNode write(Policy policy) {
        return new PolicyWriter(policy.document()).components(policy, NODES.objectNode());
    }

    private JsonNode tree(Object value) {
        return switch (value) {
            case Provision<?> provision -> provision(provision);
            case Boolean yes -> BooleanNode.valueOf(yes);
            case Integer number -> IntNode.valueOf(number);
            case FiscalYear year -> IntNode.valueOf(year.value());
            case Parameter parameter -> TextNode.valueOf(parameter.code());
            case GapChain chain -> tree(chain.sources());
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode();
                list.forEach(each -> array.add(tree(each)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = NODES.objectNode();
                map.forEach((key, each) -> object.set(key.toString(), tree(each)));
                yield object;
            }
            case Reserve.Rule rule -> ofKind(kind(rule), (Record) rule);
            case SurplusRule rule -> ofKind(kind(rule), (Record) rule);
            case PremiumRate rate -> ofKind(kind(rate), (Record) rate);
            case Deadline deadline -> ofKind(kind(deadline), (Record) deadline);
            case Record group
            when group.getClass().getPackage() == Policy.class.getPackage() -> components(group, NODES.objectNode());
            default -> TextNode.valueOf(value.toString());
        };
    }

    private ObjectNode components(Record parent, ObjectNode node) {
        for (RecordComponent component : parent.getClass().getRecordComponents()) {
            Object value = Provisions.value(parent, component);
            (value instanceof Optional<?> optional ? optional : Optional.of(value))
                    .ifPresent(present -> node.set(component.getName(), tree(present)));
        }
        return node;
    }

    private ObjectNode ofKind(String kind, Record value) {
        return components(value, NODES.objectNode().put("kind", kind));
    }

    private static String kind(Reserve.Rule rule) {
        return switch (rule) {
            case Reserve.Exact exact -> "EXACT";
            case Reserve.Cap cap -> "CAP";
            case Reserve.RateUndecided open -> "RATE_UNDECIDED";
            case Reserve.NotSetUp none -> "OPTIONAL";
        };
    }

    private static String kind(SurplusRule rule) {
        return switch (rule) {
            case SurplusRule.Retained retained -> "RETAINED";
            case SurplusRule.ToCityLevel moved -> "TO_CITY_LEVEL";
            case SurplusRule.Conditional conditional -> "CONDITIONAL";
        };
    }

    private static String kind(PremiumRate rate) {
        return switch (rate) {
            case PremiumRate.OfBase of -> "OF_BASE";
            case PremiumRate.OfAverageWage of -> "OF_AVERAGE_WAGE";
            case PremiumRate.AHead each -> "A_HEAD";
        };
    }

    private static String kind(Deadline deadline) {
        return switch (deadline) {
            case Deadline.BeforePooling before -> "BEFORE_POOLING";
            case Deadline.InPoolingYear in -> "IN_POOLING_YEAR";
            case Deadline.WithinYears within -> "WITHIN_YEARS";
            case Deadline.Promptly promptly -> "PROMPTLY";
            case Deadline.ByPlan by -> "BY_PLAN";
        };
    }

    private JsonNode provision(Provision<?> provision) {
        ObjectNode node = NODES.objectNode();
        node.set("value", tree(provision.value()));
        if (!provision.clause().document().equals(document)) {
            node.put("document", provision.clause().document());
        }
        node.put("clause", provision.clause().text());
        provision.quote().ifPresent(words -> node.put("quote", words));
        provision.assumption().ifPresent(words -> node.put("assumption", words));
        return node;
    }
}
