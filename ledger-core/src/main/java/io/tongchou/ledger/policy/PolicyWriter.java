package io.tongchou.ledger.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes a policy as the tree that {@link PolicyReader} reads back as an equal policy. */
public final class PolicyWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String document;

    private PolicyWriter(String document) {
        this.document = document;
    }

    /** The policy whole, every value beside its clause. */
    public static JsonNode write(Policy policy) {
        return new PolicyWriter(policy.document()).policy(policy);
    }

    private ObjectNode policy(Policy policy) {
        ObjectNode tree = NODES.objectNode();
        tree.put("id", policy.id());
        tree.put("document", policy.document());
        tree.put("pool", policy.pool().code());
        tree.set("inForceFrom", provision(policy.inForceFrom(), PolicyWriter::text));
        put(tree, "inForceTo", policy.inForceTo(), PolicyWriter::text);
        put(tree, "poolingFrom", policy.poolingFrom(), PolicyWriter::text);
        tree.set("mode", provision(policy.mode(), PolicyWriter::text));
        tree.set("funds", provision(policy.funds(), PolicyWriter::texts));
        tree.set("units", provision(policy.units(), PolicyWriter::texts));
        put(tree, "prefundMonths", policy.prefundMonths(), IntNode::valueOf);
        put(tree, "requests", policy.requests(), PolicyWriter::text);
        put(tree, "revolvingFundMonths", policy.revolvingFundMonths(), IntNode::valueOf);
        put(tree, "sweep", policy.sweep(), PolicyWriter::text);
        put(tree, "treasuryClearing", policy.treasuryClearing(), PolicyWriter::text);
        put(tree, "planCeiling", policy.planCeiling(), PolicyWriter::text);
        policy.reserve().ifPresent(reserve -> {
            ObjectNode node = tree.putObject("reserve");
            node.set("extraction", provision(reserve.extraction(), PolicyWriter::reserveRule));
            node.set("base", provision(reserve.base(), PolicyWriter::text));
        });
        ObjectNode gap = tree.putObject("gap");
        put(gap, "planGate", policy.gap().planGate(), BooleanNode::valueOf);
        put(gap, "policyPart", policy.gap().policyPart(), chain -> texts(chain.sources()));
        put(gap, "managementPart", policy.gap().managementPart(), chain -> texts(chain.sources()));
        put(
                gap,
                "sharing",
                policy.gap().sharing(),
                sharing -> NODES.objectNode().put("city", sharing.city()).put("county", sharing.county()));
        tree.set("surplus", provision(policy.surplus(), PolicyWriter::surplusRule));
        put(tree, "lateFeePerDay", policy.lateFeePerDay(), PolicyWriter::text);
        ArrayNode undecided = tree.putArray("undecided");
        policy.undecided().forEach(open -> undecided.add(provision(open, parameter -> text(parameter.code()))));
        return tree;
    }

    private static JsonNode reserveRule(Reserve.Rule rule) {
        ObjectNode node = NODES.objectNode();
        return switch (rule) {
            case Reserve.Exact exact ->
                node.put("kind", "EXACT").put("rate", exact.rate().toString());
            case Reserve.Cap cap ->
                node.put("kind", "CAP").put("rate", cap.rate().toString());
            case Reserve.RateUndecided() -> node.put("kind", "RATE_UNDECIDED");
            case Reserve.NotSetUp() -> node.put("kind", "OPTIONAL");
        };
    }

    private static JsonNode surplusRule(SurplusRule rule) {
        ObjectNode node = NODES.objectNode();
        return switch (rule) {
            case SurplusRule.Retained() -> node.put("kind", "RETAINED");
            case SurplusRule.ToCityLevel() -> node.put("kind", "TO_CITY_LEVEL");
            case SurplusRule.Conditional conditional ->
                node.put("kind", "CONDITIONAL")
                        .put("floor", conditional.floor().toString())
                        .set("conditions", texts(conditional.conditions()));
        };
    }

    private <T> void put(
            ObjectNode parent, String name, Optional<Provision<T>> provision, Function<T, JsonNode> value) {
        provision.ifPresent(present -> parent.set(name, provision(present, value)));
    }

    private <T> JsonNode provision(Provision<T> provision, Function<T, JsonNode> value) {
        ObjectNode node = NODES.objectNode();
        node.set("value", value.apply(provision.value()));
        if (!provision.clause().document().equals(document)) {
            node.put("document", provision.clause().document());
        }
        node.put("clause", provision.clause().text());
        provision.quote().ifPresent(words -> node.put("quote", words));
        provision.assumption().ifPresent(words -> node.put("assumption", words));
        return node;
    }

    private static JsonNode text(Object value) {
        return TextNode.valueOf(value.toString());
    }

    private static JsonNode texts(List<?> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(value -> array.add(value.toString()));
        return array;
    }
}
