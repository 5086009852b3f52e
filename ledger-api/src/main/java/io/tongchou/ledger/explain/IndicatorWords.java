package io.tongchou.ledger.explain;

import io.tongchou.ledger.vocabulary.IndicatorKind;

/** What indicators are called, and how they are computed, in both languages. */
final class IndicatorWords {

    private IndicatorWords() {}

    static Words caption(IndicatorKind kind) {
        return switch (kind) {
            case MONTHS_PAYABLE -> new Words("可支付月数", "Months payable");
            case SURPLUS_RATE -> new Words("当年结余率", "Rate of surplus");
            case INCOME_GROWTH -> new Words("收入增长率", "Growth of income");
            case EXPENDITURE_GROWTH -> new Words("支出增长率", "Growth of expenditure");
            case COLLECTION_PROGRESS -> new Words("征缴进度", "Progress of collection");
            case SPENDING_PROGRESS -> new Words("支出预算执行进度", "Progress of spending");
            case SPENDING_SPIKE -> new Words("突击使用", "Rushed spending");
            case SUBSIDY_ARRIVAL -> new Words("财政补助到位率", "Arrival of subsidies");
            case DAYS_IN_TREASURY -> new Words("国库滞留天数", "Days in the treasury");
            case REMITTANCE -> new Words("收入上解期限", "Remittance");
            case RESERVE_EXTRACTION -> new Words("风险储备金提取", "Reserve extracted");
            case RESERVE_STOCK -> new Words("风险储备金存量", "Stock of the reserve");
            case MATURITY -> new Words("到期提示", "Maturity");
            case ADVANCE_AGE -> new Words("暂付款账龄", "Age of an advance");
            case SUSPENSE_AGE -> new Words("暂收款账龄", "Age of an unidentified receipt");
            case NEGATIVE_SLICE -> new Words("专户分账透支", "Slice of the fiscal account below zero");
            case LATE_FEE_PAST_PRINCIPAL -> new Words("滞纳金超本金", "Late fees above the premiums");
            case LEGACY_HANDOVER -> new Words("结余归集期限", "Handover of the balance from before pooling");
            case LEGACY_DEBT -> new Words("遗留欠款期限", "Debt from before pooling");
            case MONTH_CLOSE -> new Words("月结期限", "Close of the month");
            case PREPAID_PREMIUMS -> new Words("预缴保费确认", "Premiums held for a year that has begun");
            case RULING_PENDING -> new Words("缺口成因待认定", "A gap that waits for a ruling");
            case GAP_UNCOVERED -> new Words("缺口待弥补", "A gap that is not covered");
            case GOVERNMENT_OBLIGATION -> new Words("同级政府应补未补", "What a government still owes for a gap");
            case FINDING -> new Words("账务核验", "A finding of the books' own checks");
        };
    }

    static Words formula(IndicatorKind kind) {
        return switch (kind) {
            case MONTHS_PAYABLE ->
                new Words(
                        "（结余＋风险储备金）÷（近12个月支出÷12）；账套不足12个月的，用上年支出",
                        "(balance + reserve) ÷ (expenditure of the last 12 months ÷ 12); of a younger book, of the year before");
            case SURPLUS_RATE -> new Words("（收入−支出）÷收入", "(income − expenditure) ÷ income");
            case INCOME_GROWTH, EXPENDITURE_GROWTH ->
                new Words("（本年累计−上年同期）÷上年同期", "(this year so far − the same months before) ÷ the same months before");
            case COLLECTION_PROGRESS, SPENDING_PROGRESS ->
                new Words("本年累计÷年度计划，与已过月份比例相较", "the year so far ÷ the plan, held against the calendar's share");
            case SPENDING_SPIKE ->
                new Words("当月支出÷前12个月平均支出", "the month's expenditure ÷ the average of the 12 months before");
            case SUBSIDY_ARRIVAL -> new Words("到位数÷应到位数", "what came ÷ what was due");
            case DAYS_IN_TREASURY -> new Words("国库户连续有余额的天数", "days for which the treasury has not been empty");
            case REMITTANCE, NEGATIVE_SLICE -> new Words("账户余额", "the account's balance");
            case RESERVE_EXTRACTION -> new Words("已提取÷应提（或上限）", "extracted ÷ the target or cap");
            case RESERVE_STOCK ->
                new Words("储备金余额，与提取基数×比例相较", "what the reserve holds, held against the rate of the base");
            case MATURITY -> new Words("到期日−当日", "days to maturity");
            case ADVANCE_AGE, SUSPENSE_AGE -> new Words("当日−发生日", "days since it began");
            case LATE_FEE_PAST_PRINCIPAL -> new Words("滞纳金超过本金的笔数", "receipts whose late fee is above the premium");
            case LEGACY_HANDOVER, MONTH_CLOSE -> new Words("期限−当日", "days to the day it is due");
            case LEGACY_DEBT -> new Words("到期未清偿数", "what is overdue");
            case PREPAID_PREMIUMS -> new Words("已到所属年度、尚未确认收入的预缴数", "what is held for a year that has begun");
            case RULING_PENDING, GAP_UNCOVERED -> new Words("清算的当年缺口", "the gap of the year's settlement");
            case GOVERNMENT_OBLIGATION -> new Words("应补数−已补数", "what became owed less what was paid");
            case FINDING -> new Words("不符的项目数", "what was found broken");
        };
    }
}
