package io.tongchou.ledger.pages.policies;

import io.tongchou.ledger.settlement.Step;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.vocabulary.Money;
import java.util.Arrays;
import java.util.Set;

/** Who meets a gap, or whose a surplus becomes: a government is itself, in whichever way the policy calls on it. */
enum Bearer {
    OWN_BALANCE("own", "place", Step.Source.OWN_BALANCE),
    RESERVE("reserve", "reserve", Step.Source.RESERVE),
    CITY("city", "in", Step.Source.CITY, Step.Source.GOVERNMENT),
    COUNTY("county", "out", Step.Source.COUNTY, Step.Source.GOVERNMENT),
    UNASSIGNED("unassigned", "red", Step.Source.UNASSIGNED),
    /** A gap that waits for a ruling on its cause. */
    PENDING("pending", "notice"),
    RETAINED("retained", "normal", Step.Source.RETAINED),
    TO_CITY_LEVEL("to-city-level", "blue", Step.Source.TO_CITY_LEVEL);

    private final String key;
    private final String colour;
    private final Set<Step.Source> sources;

    Bearer(String key, String colour, Step.Source... sources) {
        this.key = key;
        this.colour = colour;
        this.sources = Set.of(sources);
    }

    /** Of its words. */
    String key() {
        return key;
    }

    /** Its name among the style sheet's colours. */
    String colour() {
        return colour;
    }

    boolean isOfSurplus() {
        return this == RETAINED || this == TO_CITY_LEVEL;
    }

    /** @param cityLevel whether the unit is the city level itself, whose own government is the city's */
    boolean bears(Step step, boolean cityLevel) {
        return sources.contains(step.source())
                && (step.source() != Step.Source.GOVERNMENT || (this == CITY) == cityLevel);
    }

    Money of(UnitSettlement settlement, boolean cityLevel) {
        if (this == PENDING) {
            return settlement.status() == UnitSettlement.Status.PENDING_RULING ? settlement.gap() : Money.ZERO;
        }
        return Money.sum(settlement.steps().stream()
                .filter(step -> bears(step, cityLevel))
                .map(Step::amount)
                .toList());
    }

    static Bearer of(Step step, boolean cityLevel) {
        return Arrays.stream(values())
                .filter(bearer -> bearer.bears(step, cityLevel))
                .findFirst()
                .orElseThrow();
    }
}
