package io.tongchou.ledger.vocabulary;

/** The level of government that pays a subsidy. */
public enum SubsidyLevel {
    CENTRAL,
    PROVINCIAL,
    CITY,
    COUNTY
}
