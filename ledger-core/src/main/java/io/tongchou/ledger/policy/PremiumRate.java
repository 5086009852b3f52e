package io.tongchou.ledger.policy;

import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Rate;
import java.math.RoundingMode;
import java.util.Optional;

/** What a premium is measured by (缴费标准). */
public sealed interface PremiumRate {

    /** The government that pays it in the payers' place, where one does. */
    Optional<Government> paidBy();

    /**
     * The premium, rounded half-up to the fen once, at the end.
     *
     * @param base what the rate is taken of, in yuan
     * @param headcount how many people it is for, not negative
     * @return empty where the base or the headcount that it needs is missing
     * @throws ArithmeticException where it does not fit into 64 bits of fen
     */
    default Optional<Money> amountFor(Optional<Money> base, Optional<Integer> headcount) {
        return switch (this) {
            case OfBase of -> base.map(wages -> wages.times(of.rate(), RoundingMode.HALF_UP));
            case OfAverageWage of ->
                base.map(wage -> times(wage, headcount.orElse(1)).times(of.rate(), RoundingMode.HALF_UP));
            case AHead each -> headcount.map(heads -> times(each.amount(), heads));
        };
    }

    private static Money times(Money amount, int heads) {
        return amount.timesRatio(heads, 1, RoundingMode.UNNECESSARY);
    }

    /** A share of the base on which premiums are paid (缴费基数): of all that it is for together, whatever their number. */
    record OfBase(Rate rate, Optional<Government> paidBy) implements PremiumRate {}

    /** A share of last year's average wage (上年度年平均工资) for each head; one head where none are counted. */
    record OfAverageWage(Rate rate, Optional<Government> paidBy) implements PremiumRate {}

    /** An amount a head (每人), above zero. */
    record AHead(Money amount, Optional<Government> paidBy) implements PremiumRate {}
}
