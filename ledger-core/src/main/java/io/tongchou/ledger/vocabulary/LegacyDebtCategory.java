package io.tongchou.ledger.vocabulary;

/** What a debt from before pooling is (历史遗留问题), as the notices tell them apart. */
public enum LegacyDebtCategory {
    /** Premiums that the treasury of the same level has not paid (同级财政拖欠). */
    TREASURY,
    /** Premiums of government organs and public institutions (机关事业单位欠费). */
    ORGAN,
    /** Premiums of enterprises (企业欠费). */
    ENTERPRISE,
    /** Premiums of enterprises recognised to be in hardship (困难企业欠费). */
    HARDSHIP_ENTERPRISE,
    /** Premiums of bankrupt and restructured enterprises (破产、改制企业欠费). */
    BANKRUPT_RESTRUCTURED,
    /** What a government promised to back and has not paid (政府兜底未到位资金). */
    GOVERNMENT_BACKSTOP,
    /** Fiscal subsidies that were due (应配套的财政补助). */
    SUBSIDY,
    /** Maternity premiums (生育保险欠费). */
    MATERNITY,
    /** What the fund paid for others (医保代垫付费用). */
    ADVANCED_BY_FUND,
    /** Reasonable bills of designated hospitals and pharmacies (拖欠定点医药机构费用). */
    PROVIDER,
    /** Settlements for care in other pools (异地就医跨区域应付结算费用). */
    CROSS_REGION,
    /** Gaps of the fund that audits found (审计发现的基金缺口). */
    AUDIT_GAP,
    /** Gaps of the fund from before pooling (统筹前的基金缺口). */
    PRE_POOLING_GAP
}
