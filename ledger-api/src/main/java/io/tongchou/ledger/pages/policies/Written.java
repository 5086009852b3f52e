package io.tongchou.ledger.pages.policies;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.settlement.Plan;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.settlement.YearFacts;
import io.tongchou.ledger.vocabulary.Grade;
import io.tongchou.ledger.vocabulary.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of a year as they stand in the fields of a page, word for word.
 *
 * @param values by the field's name
 */
record Written(Map<String, String> values) {

    /** What a unit's year is made of, by the names that a simulation has for it. */
    static final List<String> FIGURES = List.of(
            "income",
            "expenditure",
            "reserveExtracted",
            "ownBalance",
            "plannedIncome",
            "plannedExpenditure",
            "premiumCollected",
            "premiumTarget",
            "assessment",
            "managementAmount");

    static final String RESERVE = "reserve";
    static final String CITY_SHARE = "sharing.city";
    static final String COUNTY_SHARE = "sharing.county";
    static final String CHAIN = "chain";

    /** As the book has them: nothing is decided that is not decided there. */
    static Written of(YearFacts facts, Optional<UnitYear> unit, boolean reserveShown) {
        Map<String, String> values = new LinkedHashMap<>();
        if (reserveShown) {
            values.put(RESERVE, facts.reserve().toString());
        }
        unit.ifPresent(year -> {
            values.put("income", year.income().toString());
            values.put("expenditure", year.expenditure().toString());
            values.put("reserveExtracted", year.reserveExtracted().toString());
            values.put("ownBalance", year.ownBalance().toString());
            values.put(
                    "plannedIncome",
                    year.plan().map(Plan::income).orElse(Money.ZERO).toString());
            values.put(
                    "plannedExpenditure",
                    year.plan().map(Plan::expenditure).orElse(Money.ZERO).toString());
            year.premiumCollected().ifPresent(amount -> values.put("premiumCollected", amount.toString()));
            year.premiumTarget().ifPresent(amount -> values.put("premiumTarget", amount.toString()));
            year.assessment().map(Grade::name).ifPresent(grade -> values.put("assessment", grade));
            year.managementAmount().ifPresent(amount -> values.put("managementAmount", amount.toString()));
        });
        return new Written(values);
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    boolean isBlank(String name) {
        return value(name).isEmpty();
    }

    /** As a simulation is asked; what was left blank is left out. */
    ObjectNode request(Policy policy, YearFacts facts, Optional<UnitYear> unit) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("policy", policy.id()).put("year", facts.year().value());
        amount(request, RESERVE);
        if (!isBlank(CITY_SHARE) || !isBlank(COUNTY_SHARE)) {
            ObjectNode sharing = request.putObject("sharing");
            weight(sharing, "city", value(CITY_SHARE));
            weight(sharing, "county", value(COUNTY_SHARE));
        }
        if (!isBlank(CHAIN)) {
            ArrayNode chain = request.putArray(CHAIN);
            List.of(value(CHAIN).split(",")).forEach(chain::add);
        }
        ArrayNode units = request.putArray("units");
        unit.ifPresent(year -> {
            ObjectNode figures = units.addObject().put("unit", year.unit().code());
            FIGURES.forEach(name -> amount(figures, name));
        });
        return request;
    }

    private void amount(ObjectNode node, String name) {
        if (!isBlank(name)) {
            node.put(name, value(name).replace(",", "").replace("，", ""));
        }
    }

    private static void weight(ObjectNode sharing, String name, String text) {
        if (text.matches("[0-9]{1,9}")) {
            sharing.put(name, Integer.parseInt(text));
        } else if (!text.isEmpty()) {
            sharing.put(name, text);
        }
    }

    /** The field that a simulation's path is about. */
    static String field(String path) {
        return path.equals("sharing")
                ? CITY_SHARE
                : path.replaceFirst("^units\\[0]\\.", "").replaceFirst("\\[.*", "");
    }
}
