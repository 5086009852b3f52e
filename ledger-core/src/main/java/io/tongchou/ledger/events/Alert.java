package io.tongchou.ledger.events;

import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.vocabulary.AlertLevel;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;

/**
 * A warning (预警) about a fund, or something to be done by a day.
 *
 * @param unit the one unit it is about; without it about the whole pool
 * @param subject what it is about beside the unit, such as a deposit's number
 * @param level never {@link AlertLevel#NORMAL}
 * @param says the figure and what it is held against, for a person to read, as it stood when it was raised
 * @param clause the clause it rests on, where a policy has one
 */
public record Alert(
        IndicatorKind kind,
        Optional<UnitCode> unit,
        Optional<String> subject,
        AlertLevel level,
        String says,
        Optional<Clause> clause) {

    /** What it is about: of one key one alert at most is open. */
    public String key() {
        return kind + "/" + unit.map(UnitCode::code).orElse("") + "/" + subject.orElse("");
    }
}
