package io.tongchou.ledger.settlement;

import io.tongchou.ledger.vocabulary.Money;
import java.math.RoundingMode;

/** What a county receives at the start of a year (预拨). */
public final class Prefund {

    private Prefund() {}

    /**
     * Last year's expenditure × months ÷ 12, half up to the fen.
     *
     * @param months from the policy, 1 to 12
     */
    public static Money of(Money lastYearsExpenditure, int months) {
        return lastYearsExpenditure.timesRatio(months, 12, RoundingMode.HALF_UP);
    }
}
