package io.tongchou.ledger.vocabulary;

/** The kind of a benefit: inpatient 住院, outpatient 门诊统筹, chronic 门诊慢特病, maternity care 生育医疗费用, maternity allowance 生育津贴. */
public enum BenefitKind {
    INPATIENT,
    OUTPATIENT,
    CHRONIC,
    MATERNITY,
    MATERNITY_ALLOWANCE
}
