package io.tongchou.ledger.vocabulary;

/** Who receives a benefit. */
public enum PayeeType {
    INSTITUTION,
    INSURED
}
