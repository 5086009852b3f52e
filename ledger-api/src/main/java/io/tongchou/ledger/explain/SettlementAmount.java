package io.tongchou.ledger.explain;

import io.tongchou.ledger.settlement.Step;
import java.util.Arrays;
import java.util.Optional;

/** The amounts of a settlement that can be opened: what the year came to, and how it ends. */
public enum SettlementAmount {
    INCOME("income", "本年收入小计 I", "Income of the year I"),
    EXPENDITURE("expenditure", "本年支出小计 E", "Expenditure of the year E"),
    RESERVE_EXTRACTED("reserveExtracted", "本年提取风险储备金 X", "Reserve extracted for the year X"),
    OWN_BALANCE("ownBalance", "本年结果之前的累计结余 B", "Own balance before the year's result B"),
    ACCUMULATED("accumulated", "年结前累计结余及应收补足", "Accumulated before the close, with what is owed"),
    OWED("owed", "以前年度政府应补未补 O", "Owed by governments for earlier years O"),
    GAP("gap", "当年缺口 G", "Gap of the year G"),
    SURPLUS("surplus", "当年结余 P", "Surplus of the year P"),
    PLANNED_INCOME("plannedIncome", "计划收入", "Planned income"),
    PLANNED_EXPENDITURE("plannedExpenditure", "计划支出", "Planned expenditure"),
    PREMIUM_COLLECTED("premiumCollected", "实际征缴保险费", "Premiums collected"),
    PREMIUM_TARGET("premiumTarget", "保险费征收任务", "Premiums planned"),
    MANAGEMENT_AMOUNT("managementAmount", "认定的管理性缺口", "Gap ruled to be of management"),
    POLICY_PART("policyPart", "政策性缺口 Q", "Gap of policy Q"),
    MANAGEMENT_PART("managementPart", "管理性缺口 M", "Gap of management M"),
    FROM_OWN_BALANCE("fromOwnBalance", "动用累计结余", "From the own balance"),
    FROM_RESERVE("fromReserve", "动用风险储备金", "From the reserve"),
    FROM_GOVERNMENT("fromGovernment", "同级政府补足", "From the unit's own government"),
    FROM_CITY("fromCity", "市级分担", "From the city"),
    FROM_COUNTY("fromCounty", "县级分担", "From the county"),
    UNASSIGNED("unassigned", "待决定弥补渠道", "Unassigned: a decision to be taken"),
    RETAINED("retained", "留存结余", "Surplus retained"),
    TO_CITY_LEVEL("toCityLevel", "上缴市级结余", "Surplus to the city level"),
    /** Of the unit RESERVE. */
    RESERVE("reserve", "年末风险储备金", "The reserve at the year's end"),
    /** Of the unit RESERVE. */
    RESERVE_AFTER("reserveAfter", "清算后风险储备金", "The reserve after the settlement");

    private final String code;
    private final Words words;

    SettlementAmount(String code, String chinese, String english) {
        this.code = code;
        this.words = new Words(chinese, english);
    }

    String code() {
        return code;
    }

    Words words() {
        return words;
    }

    /** Whether it is of the reserve, not of a unit. */
    boolean isOfReserve() {
        return this == RESERVE || this == RESERVE_AFTER;
    }

    /** The lines of the waterfall that it adds, where it adds any. */
    Optional<Step.Source> source() {
        return switch (this) {
            case FROM_OWN_BALANCE -> Optional.of(Step.Source.OWN_BALANCE);
            case FROM_RESERVE -> Optional.of(Step.Source.RESERVE);
            case FROM_GOVERNMENT -> Optional.of(Step.Source.GOVERNMENT);
            case FROM_CITY -> Optional.of(Step.Source.CITY);
            case FROM_COUNTY -> Optional.of(Step.Source.COUNTY);
            case UNASSIGNED -> Optional.of(Step.Source.UNASSIGNED);
            case RETAINED -> Optional.of(Step.Source.RETAINED);
            case TO_CITY_LEVEL -> Optional.of(Step.Source.TO_CITY_LEVEL);
            default -> Optional.empty();
        };
    }

    public static SettlementAmount of(Step.Source source) {
        return Arrays.stream(values())
                .filter(amount -> amount.source().equals(Optional.of(source)))
                .findFirst()
                .orElseThrow();
    }

    /** @throws IllegalArgumentException where there is none of that name */
    static SettlementAmount of(String code) {
        return Arrays.stream(values())
                .filter(amount -> amount.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code));
    }
}
