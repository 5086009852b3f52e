package io.tongchou.ledger.vocabulary;

/** The level of government that pays a subsidy: central 中央, provincial 省级, city 市级, county 县级. */
public enum SubsidyLevel {
    CENTRAL,
    PROVINCIAL,
    CITY,
    COUNTY
}
