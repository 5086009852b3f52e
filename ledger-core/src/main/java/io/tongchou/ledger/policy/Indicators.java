package io.tongchou.ledger.policy;

import java.util.Optional;

/**
 * When the ledger warns (基金运行风险预警).
 *
 * @param levels the levels; a policy names those that differ from {@link #ASSUMED}
 * @param rushedSpendingForbidden true where the notice forbids to spend in a rush (突击使用)
 */
public record Indicators(Optional<Provision<Levels>> levels, Optional<Provision<Boolean>> rushedSpendingForbidden) {

    /** The levels where a policy names no others: no notice gives any, all are assumptions. */
    public static final Levels ASSUMED = new Levels(3, 6, 15, 31, 90, 180, 30, 150, 10);

    static final Indicators NONE = new Indicators(Optional.empty(), Optional.empty());

    /** The levels in force: the policy's, else the assumed ones. */
    public Levels levelsInForce() {
        return levels.map(Provision::value).orElse(ASSUMED);
    }

    /**
     * Levels, each above zero.
     *
     * @param redBelowMonths fewer months payable (可支付月数) are red
     * @param orangeBelowMonths fewer months payable are orange; from here on it is normal
     * @param blueAboveMonths more months payable are blue: too much lies idle
     * @param daysInTreasury days that money may stay in the treasury account
     * @param suspenseDays days that a temporary receipt (暂收款) may stay unidentified
     * @param advanceDays days that an advance (暂付款) may stay open
     * @param maturityDaysAhead days before a deposit or bond matures at which it is announced
     * @param spendingSpikePercent a month's expenditure above so many percent of the average of the 12 months before is a spike
     * @param behindCalendarPoints percentage points that collection or spending may lag behind the calendar's share of the year
     */
    public record Levels(
            int redBelowMonths,
            int orangeBelowMonths,
            int blueAboveMonths,
            int daysInTreasury,
            int suspenseDays,
            int advanceDays,
            int maturityDaysAhead,
            int spendingSpikePercent,
            int behindCalendarPoints) {}
}
