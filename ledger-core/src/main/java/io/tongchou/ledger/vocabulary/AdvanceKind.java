package io.tongchou.ledger.vocabulary;

/** What a provider is advanced money for (预付). */
public enum AdvanceKind {
    ROUTINE,
    CENTRAL_PROCUREMENT,
    DIRECT_SETTLEMENT,
    CROSS_REGION
}
