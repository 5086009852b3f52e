package io.tongchou.ledger.settlement;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Rate;
import java.math.RoundingMode;

/** How much of a unit's money goes into the risk reserve (提取). */
public final class ReserveExtraction {

    private ReserveExtraction() {}

    /**
     * What is still to be extracted for the year so far: the rate of the year's base to date, half up to the fen, less
     * what was
     * extracted already. Taken of the whole every time, it never drifts and is safe to repeat; negative where the base
     * has shrunk.
     *
     * @param base the unit's base from 1 January to the end of the month
     * @param extracted what was extracted for the year before, in total
     */
    public static Money difference(Rate rate, Money base, Money extracted) {
        return base.times(rate, RoundingMode.HALF_UP).minus(extracted);
    }
}
