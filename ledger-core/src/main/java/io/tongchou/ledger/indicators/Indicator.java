package io.tongchou.ledger.indicators;

import io.tongchou.ledger.events.Alert;
import io.tongchou.ledger.vocabulary.AlertLevel;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One figure of a fund with what it is made of.
 *
 * @param unit the unit it is of; without it of the whole pool
 * @param subject what it is of beside the unit, such as a deposit's number
 * @param value empty where it cannot be told; {@code says} then tells why
 * @param level how much attention it asks for
 * @param says the figure and what it is held against, for a person to read
 * @param madeOf the figures it is computed of
 * @param limits the levels it is held against
 * @param ground what these rest on
 */
public record Indicator(
        IndicatorKind kind,
        Optional<UnitCode> unit,
        Optional<String> subject,
        Optional<Quantity> value,
        AlertLevel level,
        String says,
        List<Part> madeOf,
        List<Part> limits,
        Optional<Ground> ground) {

    /** A figure that cannot be told, and why. */
    static Indicator unknown(IndicatorKind kind, Optional<UnitCode> unit, String why) {
        return new Indicator(
                kind,
                unit,
                Optional.empty(),
                Optional.empty(),
                AlertLevel.NORMAL,
                why,
                List.of(),
                List.of(),
                Optional.empty());
    }

    static Indicator of(IndicatorKind kind, Optional<UnitCode> unit, Quantity value, String says) {
        return new Indicator(
                kind,
                unit,
                Optional.empty(),
                Optional.of(value),
                AlertLevel.NORMAL,
                says,
                List.of(),
                List.of(),
                Optional.empty());
    }

    Indicator about(String about) {
        return new Indicator(kind, unit, Optional.of(about), value, level, says, madeOf, limits, ground);
    }

    Indicator at(AlertLevel raised) {
        return new Indicator(kind, unit, subject, value, raised, says, madeOf, limits, ground);
    }

    /** At that level where the condition holds. */
    Indicator at(AlertLevel raised, boolean holds) {
        return holds ? at(raised) : this;
    }

    Indicator with(String name, Money amount) {
        return with(name, Quantity.of(amount));
    }

    Indicator with(String name, Quantity quantity) {
        return new Indicator(
                kind,
                unit,
                subject,
                value,
                level,
                says,
                and(madeOf, new Part(name, quantity, Optional.empty())),
                limits,
                ground);
    }

    Indicator with(String name, Money amount, Origin origin) {
        return with(Part.of(name, amount).from(origin));
    }

    Indicator with(Part part) {
        return new Indicator(kind, unit, subject, value, level, says, and(madeOf, part), limits, ground);
    }

    Indicator heldAgainst(String name, Quantity quantity) {
        return new Indicator(
                kind,
                unit,
                subject,
                value,
                level,
                says,
                madeOf,
                and(limits, new Part(name, quantity, Optional.empty())),
                ground);
    }

    Indicator by(Ground rests) {
        return new Indicator(kind, unit, subject, value, level, says, madeOf, limits, Optional.of(rests));
    }

    Indicator by(Optional<Ground> rests) {
        return rests.map(this::by).orElse(this);
    }

    private static List<Part> and(List<Part> parts, Part next) {
        List<Part> all = new ArrayList<>(parts);
        all.add(next);
        return List.copyOf(all);
    }

    /** The alert that it is, at whatever level. */
    Alert alert() {
        return new Alert(kind, unit, subject, level, says, ground.flatMap(Ground::clause));
    }
}
