package io.tongchou.ledger.vocabulary;

/** Who receives a benefit: an institution 定点医药机构, or the insured person 参保人. */
public enum PayeeType {
    INSTITUTION,
    INSURED
}
