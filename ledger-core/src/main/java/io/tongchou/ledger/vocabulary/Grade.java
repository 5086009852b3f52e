package io.tongchou.ledger.vocabulary;

/** The yearly assessment of a unit (考核). */
public enum Grade {
    EXCELLENT,
    GOOD,
    PASS,
    FAIL
}
