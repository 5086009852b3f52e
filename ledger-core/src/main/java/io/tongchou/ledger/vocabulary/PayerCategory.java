package io.tongchou.ledger.vocabulary;

/**
 * Who pays a premium: employer 用人单位, employee 职工个人, flexibly employed 灵活就业人员, resident 城乡居民, government 政府,
 * retiree 退休人员, restructured collective 改制集体企业, medical aid 医疗救助.
 */
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
