package io.tongchou.ledger.vocabulary;

/** The administrative level of a unit: the city itself, a county (县、县级市) or a district (区). */
public enum UnitLevel {
    CITY,
    COUNTY,
    DISTRICT
}
