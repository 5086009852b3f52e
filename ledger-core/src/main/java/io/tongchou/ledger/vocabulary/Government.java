package io.tongchou.ledger.vocabulary;

/** The government that owes a part of a gap. */
public enum Government {
    CITY,
    COUNTY
}
