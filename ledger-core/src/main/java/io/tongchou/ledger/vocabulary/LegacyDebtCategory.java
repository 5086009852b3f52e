package io.tongchou.ledger.vocabulary;

/** What a debt from before pooling (历史遗留问题) is about; the policy's deadlines hang on it. */
public enum LegacyDebtCategory {
    /** Premiums the treasury of the same level did not pay (同级财政拖欠). */
    TREASURY,
    /** Premiums of organs and public institutions (机关事业单位欠费). */
    ORGAN,
    /** Premiums of enterprises (企业欠费). */
    ENTERPRISE,
    /** Premiums of recognised hardship enterprises (经认定的困难企业欠费). */
    HARDSHIP_ENTERPRISE,
    /** Premiums of enterprises gone bankrupt or restructured (原破产、改制企业欠费). */
    BANKRUPT_RESTRUCTURED,
    /** What a government had guaranteed and did not pay (原政府兜底未到位资金). */
    GOVERNMENT_BACKSTOP,
    /** Fiscal subsidies that did not arrive (应当配套的财政补助资金). */
    SUBSIDY,
    /** Maternity insurance (生育保险). */
    MATERNITY,
    /** What the fund paid in place of others (医保代垫付费用). */
    ADVANCED_BY_FUND,
    /** Reasonable bills of providers (拖欠定点医药机构费用). */
    PROVIDER,
    /** Settlements for care in other regions (异地就医跨区域应付). */
    CROSS_REGION,
    /** Gaps that audits found (审计缺口). */
    AUDIT_GAP,
    /** A gap of the fund from before pooling (统筹前基金缺口). */
    PRE_POOLING_GAP
}
