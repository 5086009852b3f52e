package io.tongchou.ledger.policy;

/** What may be done with money on the fiscal special account that is not needed yet. */
public enum Investment {
    TIME_DEPOSIT,
    TREASURY_BOND
}
