package io.tongchou.ledger.policy;

/** What becomes of a unit's balance from before pooling (统筹前累计结余). It always stays the unit's own, for its own gaps. */
public enum LegacyBalance {
    /** It is handed over to the city's fiscal account and credited to the unit (归集上缴，计入各县（区）基金结余科目). */
    HANDED_OVER,
    /** The city takes what pays for some months; the rest is parked with the former pooling area (暂存原统筹区). */
    REST_PARKED,
    /** It stays on the unit's own account. */
    STAYS
}
