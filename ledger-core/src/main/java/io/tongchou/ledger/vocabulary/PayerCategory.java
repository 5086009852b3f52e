package io.tongchou.ledger.vocabulary;

/** Who pays a premium. */
public enum PayerCategory {
    EMPLOYER,
    EMPLOYEE,
    FLEXIBLE,
    RESIDENT,
    GOVERNMENT,
    RETIREE,
    COLLECTIVE,
    MEDICAL_AID
}
