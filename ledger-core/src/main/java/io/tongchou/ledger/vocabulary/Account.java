package io.tongchou.ledger.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The chart of accounts by 财会〔2017〕28号; details after the dot are the ledger's own. Every account is kept per unit. */
public enum Account {
    COLLECTED_NOT_REMITTED("1002", "Collected, not yet remitted", "待解缴社会保险费", Kind.CASH),
    TREASURY("1005", "Treasury", "国库存款", Kind.CASH),
    FISCAL_ACCOUNT("1003.01", "Fiscal special account, demand", "财政专户存款·活期", Kind.CASH),
    TIME_DEPOSIT("1003.02", "Fiscal special account, time deposits", "财政专户存款·定期", Kind.CASH),
    JOINT_ACCOUNT("1003.03", "County joint collection account", "县级财政专户（基金上解户）", Kind.CASH),
    PARKED("1003.04", "Parked with the former pooling area", "暂存原统筹区", Kind.CASH),
    EXPENDITURE_ACCOUNT("1004.01", "Expenditure account", "支出户存款", Kind.CASH),
    REVOLVING_FUND("1004.02", "Revolving fund", "周转金", Kind.CASH),
    ADVANCES("1101", "Temporary payments (advances)", "暂付款", Kind.ASSET),
    BONDS("1201", "Treasury bonds, at cost", "债券投资", Kind.ASSET),
    SUSPENSE("2001", "Temporary receipts (suspense)", "暂收款", Kind.LIABILITY),
    ACCUMULATED_BALANCE("3001.01", "Accumulated balance", "一般基金结余·累计", Kind.BALANCE),
    LEGACY_BALANCE("3001.02", "Balance from before pooling", "市级统筹前累计结余", Kind.BALANCE),
    RISK_RESERVE("3001.03", "Risk reserve", "风险储备金", Kind.BALANCE),
    PREMIUMS("4001", "Premium income", "社会保险费收入", Kind.INCOME),
    LEGACY_PREMIUMS("4001.09", "Premium income of matters from before pooling", "社会保险费收入·历史遗留", Kind.INCOME),
    SUBSIDIES("4101", "Fiscal subsidies", "财政补贴收入", Kind.INCOME),
    GAP_TOP_UPS("4101.08", "Gap top-ups by governments", "财政补贴收入·补足缺口", Kind.INCOME),
    LEGACY_SUBSIDIES("4101.09", "Fiscal subsidies of matters from before pooling", "财政补贴收入·历史遗留", Kind.INCOME),
    INTEREST("4201", "Interest", "利息收入", Kind.INCOME),
    TRANSFERS_IN("4301", "Transfers in", "转移收入", Kind.INCOME),
    FROM_LEVEL_ABOVE("4401", "From the level above", "上级补助收入", Kind.INCOME),
    FROM_LEVEL_BELOW("4402", "From the level below", "下级上解收入", Kind.INCOME),
    OTHER_INCOME("4501", "Other income", "其他收入", Kind.INCOME),
    BENEFITS("5001", "Benefits", "待遇支出", Kind.EXPENDITURE),
    LEGACY_BENEFITS("5001.09", "Benefits of matters from before pooling", "待遇支出·历史遗留", Kind.EXPENDITURE),
    CATASTROPHIC_INSURANCE("5101", "Catastrophic insurance", "大病保险支出", Kind.EXPENDITURE),
    TRANSFERS_OUT("5201", "Transfers out", "转移支出", Kind.EXPENDITURE),
    TO_LEVEL_ABOVE("5301", "To the level above", "上解上级支出", Kind.EXPENDITURE),
    TO_LEVEL_BELOW("5302", "To the level below", "补助下级支出", Kind.EXPENDITURE),
    OTHER_EXPENDITURE("5401", "Other expenditure", "其他支出", Kind.EXPENDITURE);

    /** What an account holds; balances of {@link #CASH} accounts are watched by the day, the others by the month. */
    public enum Kind {
        CASH,
        ASSET,
        LIABILITY,
        BALANCE,
        INCOME,
        EXPENDITURE
    }

    private static final Map<String, Account> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(Account::code, Function.identity()));

    private final String code;
    private final String title;
    private final String chinese;
    private final Kind kind;

    Account(String code, String title, String chinese, Kind kind) {
        this.code = code;
        this.title = title;
        this.chinese = chinese;
        this.kind = kind;
    }

    /**
     * The account of that code.
     *
     * @throws IllegalArgumentException where the chart has none
     */
    @JsonCreator
    public static Account of(String code) {
        Account account = BY_CODE.get(code);
        if (account == null) {
            throw new IllegalArgumentException("the chart has no account " + code);
        }
        return account;
    }

    /** The code by which the standard, entries and pages name the account, e.g. {@code 1003.01}. */
    @JsonValue
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public String chinese() {
        return chinese;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether money only passes through it on its way to the fiscal special account. */
    public boolean isOnTheWay() {
        return this == COLLECTED_NOT_REMITTED || this == TREASURY || this == JOINT_ACCOUNT;
    }

    /** Whether the account is closed into a balance at the end of the year. */
    public boolean isOfOneYear() {
        return kind == Kind.INCOME || kind == Kind.EXPENDITURE;
    }

    /** Whether it is part of a year's income (本年收入小计): not gap top-ups, legacy matters or transfers between levels. */
    public boolean countsAsIncome() {
        return switch (this) {
            case PREMIUMS, SUBSIDIES, INTEREST, TRANSFERS_IN, OTHER_INCOME -> true;
            default -> false;
        };
    }

    /** Whether it is part of a year's expenditure (本年支出小计): not legacy matters or transfers between levels. */
    public boolean countsAsExpenditure() {
        return switch (this) {
            case BENEFITS, CATASTROPHIC_INSURANCE, TRANSFERS_OUT, OTHER_EXPENDITURE -> true;
            default -> false;
        };
    }

    /** Where a year's close brings this income or expenditure: legacy matters never touch a year's result. */
    public Account closedInto(UnitCode unit) {
        return switch (this) {
            case LEGACY_PREMIUMS, LEGACY_SUBSIDIES, LEGACY_BENEFITS -> LEGACY_BALANCE;
            default -> unit.isReserve() ? RISK_RESERVE : ACCUMULATED_BALANCE;
        };
    }

    @Override
    public String toString() {
        return code;
    }
}
