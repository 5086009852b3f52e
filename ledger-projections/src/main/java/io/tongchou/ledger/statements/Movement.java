package io.tongchou.ledger.statements;

/** What changes the net assets (净资产) beside income and expenditure; the two statements are reconciled by these. */
public enum Movement {
    /** Balances from before pooling that were handed over (并入的统筹前结余). */
    HANDED_OVER,
    /** What units gave each other within the pool: the reserve extracted and drawn, surplus to the city level; of all units nothing. */
    BETWEEN_UNITS,
    /** Corrections of closed years, which are booked on the balance (以前年度更正). */
    CORRECTIONS,
    /** Opening balances, and whatever else was brought in on a balance (期初导入). */
    BROUGHT_IN;

    /** The movement that an event's entry makes on a balance. */
    public static Movement of(String event) {
        return switch (event) {
            case "LegacyBalanceHandedOver" -> HANDED_OVER;
            case "ReserveExtracted", "ReserveDrawn", "YearClosed", "DeficitCovered", "SettlementRestated" ->
                BETWEEN_UNITS;
            case "EntryReversed", "EntryMoved", "EntryReclassified" -> CORRECTIONS;
            default -> BROUGHT_IN;
        };
    }
}
