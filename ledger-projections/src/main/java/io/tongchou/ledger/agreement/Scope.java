package io.tongchou.ledger.agreement;

import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;

/**
 * The money that statements of one source tell of.
 *
 * @param unit whose; none: that of all units and the reserve together
 */
public record Scope(StatementSource source, Optional<UnitCode> unit) {

    static Scope of(String source, String unit) {
        return new Scope(
                StatementSource.valueOf(source), unit.isEmpty() ? Optional.empty() : Optional.of(new UnitCode(unit)));
    }

    String unitColumn() {
        return unit.map(UnitCode::code).orElse("");
    }
}
