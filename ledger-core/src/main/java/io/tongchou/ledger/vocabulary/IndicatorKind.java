package io.tongchou.ledger.vocabulary;

/** What is watched of a fund (风险监测指标). */
public enum IndicatorKind {
    /** For how many months the balance would pay at the average monthly expenditure (可支付月数). */
    MONTHS_PAYABLE,
    /** The share of the year's income that is left after its expenditure (当年结余率). */
    SURPLUS_RATE,
    /** Income of the year so far against the same months of the year before (收入增长率). */
    INCOME_GROWTH,
    /** Expenditure of the year so far against the same months of the year before (支出增长率). */
    EXPENDITURE_GROWTH,
    /** Premiums collected of those planned, against the calendar's share of the year (征缴进度). */
    COLLECTION_PROGRESS,
    /** Expenditure of that planned, against the calendar's share of the year (支出预算执行进度). */
    SPENDING_PROGRESS,
    /** The last month's expenditure against the average of the 12 months before (突击使用). */
    SPENDING_SPIKE,
    /** Subsidies that came of those that are due, by level of government (财政补助到位率). */
    SUBSIDY_ARRIVAL,
    /** Days for which money has lain in the treasury (国库滞留天数). */
    DAYS_IN_TREASURY,
    /** Money that a step of the policy's path should have moved on by a day (收入上解期限). */
    REMITTANCE,
    /** What was extracted into the reserve of what the policy asks for or allows (风险储备金提取). */
    RESERVE_EXTRACTION,
    /** The reserve's stock against the cap's share of a year's funding (风险储备金存量). */
    RESERVE_STOCK,
    /** A deposit or bond with the day it matures (到期提示). */
    MATURITY,
    /** An open advance by its age (暂付款账龄). */
    ADVANCE_AGE,
    /** An unidentified receipt by its age (暂收款账龄). */
    SUSPENSE_AGE,
    /** A unit whose slice of the fiscal special account is below zero (专户分账透支). */
    NEGATIVE_SLICE,
    /** Late fees above the premiums they are for (滞纳金超本金). */
    LATE_FEE_PAST_PRINCIPAL,
    /** A balance from before pooling with the day by which it is handed over (结余归集期限). */
    LEGACY_HANDOVER,
    /** A debt from before pooling with what is due of it (遗留欠款期限). */
    LEGACY_DEBT,
    /** The month that is to be closed next (月结期限). */
    MONTH_CLOSE,
    /** Premiums held for a year that has begun (预缴保费确认). */
    PREPAID_PREMIUMS,
    /** A gap of a closed year that nobody has ruled on (缺口成因待认定). */
    RULING_PENDING,
    /** A gap of a closed year that is not covered (缺口待弥补). */
    GAP_UNCOVERED,
    /** What a government still owes for a gap (同级政府应补未补). */
    GOVERNMENT_OBLIGATION,
    /** Something that the books' own checks found broken (账务核验). */
    FINDING
}
