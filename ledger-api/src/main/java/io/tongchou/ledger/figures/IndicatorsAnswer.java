package io.tongchou.ledger.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.indicators.Ground;
import io.tongchou.ledger.indicators.Indicator;
import io.tongchou.ledger.indicators.Part;
import io.tongchou.ledger.indicators.Quantity;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.vocabulary.AlertLevel;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;

/** The indicators of a book as they are answered: numbers as texts, each with what it counts. */
record IndicatorsAnswer(String pool, String fund, String asOf, String knownAt, long sequence, List<Row> indicators) {

    /**
     * @param unit left out where it is of the whole pool
     * @param value left out where it cannot be told; {@code says} tells why
     * @param limits the levels it is held against
     * @param clause what these rest on
     * @param assumption what is assumed for them
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Row(
            IndicatorKind kind,
            Optional<String> unit,
            Optional<String> subject,
            Optional<Number> value,
            AlertLevel level,
            String says,
            List<Named> madeOf,
            List<Named> limits,
            Optional<String> clause,
            Optional<String> assumption) {}

    record Number(String number, Quantity.Measure measure) {

        static Number of(Quantity quantity) {
            return new Number(quantity.number().toPlainString(), quantity.measure());
        }
    }

    record Named(String name, String number, Quantity.Measure measure) {

        static Named of(Part part) {
            Number number = Number.of(part.quantity());
            return new Named(part.name(), number.number(), number.measure());
        }
    }

    /** @param visible the one unit whose rows are shown */
    static IndicatorsAnswer of(BookId book, Basis basis, List<Indicator> indicators, Optional<UnitCode> visible) {
        return new IndicatorsAnswer(
                book.pool().code(),
                book.fund().code(),
                basis.asOf().toString(),
                basis.knownAt().toString(),
                basis.sequence(),
                indicators.stream()
                        .filter(indicator ->
                                visible.isEmpty() || indicator.unit().equals(visible))
                        .map(IndicatorsAnswer::row)
                        .toList());
    }

    private static Row row(Indicator indicator) {
        return new Row(
                indicator.kind(),
                indicator.unit().map(UnitCode::code),
                indicator.subject(),
                indicator.value().map(Number::of),
                indicator.level(),
                indicator.says(),
                indicator.madeOf().stream().map(Named::of).toList(),
                indicator.limits().stream().map(Named::of).toList(),
                indicator.ground().flatMap(Ground::clause).map(Clause::toString),
                indicator.ground().flatMap(Ground::assumption));
    }
}
