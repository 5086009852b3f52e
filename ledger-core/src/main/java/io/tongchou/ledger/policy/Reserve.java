package io.tongchou.ledger.policy;

import io.tongchou.ledger.vocabulary.Rate;
import java.util.Optional;

/**
 * The city's risk reserve (风险储备金, 调剂金).
 *
 * @param extraction how much of the base is extracted in a year
 * @param base what the rate is taken of
 */
public record Reserve(Provision<Rule> extraction, Provision<Base> base) {

    /**
     * What the rate of extraction is taken of: cash received in the year, without gap top-ups and matters from before
     * pooling.
     */
    public enum Base {
        /** Premiums and fiscal subsidies (筹资总额). */
        TOTAL_FUNDING,
        /** Premiums alone (实际征缴). */
        PREMIUMS
    }

    /** How much is extracted. */
    public sealed interface Rule {}

    /** Exactly this share of the base; a decision may change it where the policy says that it is adjustable. */
    public record Exact(Rate rate) implements Rule {}

    /** At most this share of the base; each extraction names its own rate. */
    public record Cap(Rate rate) implements Rule {}

    /** There is a reserve, but the notice gives no rate: extraction waits for a decision. */
    public record RateUndecided() implements Rule {}

    /** A reserve may be set up, but there is none until a decision gives its rate. */
    public record NotSetUp() implements Rule {}

    /** The rate the notice itself gives: the exact one or the cap. */
    public Optional<Rate> rate() {
        return switch (extraction.value()) {
            case Exact(Rate rate) -> Optional.of(rate);
            case Cap(Rate rate) -> Optional.of(rate);
            case RateUndecided() -> Optional.empty();
            case NotSetUp() -> Optional.empty();
        };
    }
}
