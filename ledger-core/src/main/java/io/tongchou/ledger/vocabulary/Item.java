package io.tongchou.ledger.vocabulary;

import java.util.Set;

/**
 * What a leg on an account of income or expenditure is of (明细): who paid a premium, which level of government a subsidy, what kind
 * of benefit was paid. The forms and subsidiary ledgers show accounts by these; balances are sums over them.
 */
public enum Item {
    EMPLOYER("Employers", "用人单位缴费", Account.PREMIUMS),
    EMPLOYEE("Employees", "职工个人缴费", Account.PREMIUMS),
    FLEXIBLE("Flexibly employed", "灵活就业人员缴费", Account.PREMIUMS),
    RESIDENT("Residents", "城乡居民个人缴费", Account.PREMIUMS),
    GOVERNMENT("Governments for the insured", "政府资助缴费", Account.PREMIUMS),
    RETIREE("Retirees", "退休人员缴费", Account.PREMIUMS),
    COLLECTIVE("Collectives", "集体缴费", Account.PREMIUMS),
    MEDICAL_AID("Medical aid", "医疗救助资助缴费", Account.PREMIUMS),
    CENTRAL("Central government", "中央财政", Account.SUBSIDIES),
    PROVINCIAL("Provincial government", "省级财政", Account.SUBSIDIES),
    CITY("City government", "市级财政", Account.SUBSIDIES),
    COUNTY("County government", "县级财政", Account.SUBSIDIES),
    INPATIENT("Inpatient", "住院", Account.BENEFITS),
    OUTPATIENT("Outpatient", "门诊统筹", Account.BENEFITS),
    CHRONIC("Chronic diseases", "门诊慢特病", Account.BENEFITS),
    MATERNITY("Maternity care", "生育医疗费用", Account.BENEFITS),
    MATERNITY_ALLOWANCE("Maternity allowance", "生育津贴", Account.BENEFITS),
    ADJUSTMENT_FUND(
            "Adjustment fund of the pool",
            "市级调剂金",
            Account.TO_LEVEL_ABOVE,
            Account.FROM_LEVEL_BELOW,
            Account.TO_LEVEL_BELOW,
            Account.FROM_LEVEL_ABOVE);

    private final String title;
    private final String chinese;
    private final Set<Account> accounts;

    Item(String title, String chinese, Account... accounts) {
        this.title = title;
        this.chinese = chinese;
        this.accounts = Set.of(accounts);
    }

    public String title() {
        return title;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether legs on that account, or on a detail of it such as legacy matters, may be of this item. */
    public boolean isOf(Account account) {
        return accounts.stream().anyMatch(own -> account.code().startsWith(own.code()));
    }

    /** The premiums of a category of payers. */
    public static Item of(PayerCategory category) {
        return switch (category) {
            case EMPLOYER -> EMPLOYER;
            case EMPLOYEE -> EMPLOYEE;
            case FLEXIBLE -> FLEXIBLE;
            case RESIDENT -> RESIDENT;
            case GOVERNMENT -> GOVERNMENT;
            case RETIREE -> RETIREE;
            case COLLECTIVE -> COLLECTIVE;
            case MEDICAL_AID -> MEDICAL_AID;
        };
    }

    /** The subsidies of a level of government. */
    public static Item of(SubsidyLevel level) {
        return switch (level) {
            case CENTRAL -> CENTRAL;
            case PROVINCIAL -> PROVINCIAL;
            case CITY -> CITY;
            case COUNTY -> COUNTY;
        };
    }

    /** The top-ups of a government. */
    public static Item of(Government government) {
        return switch (government) {
            case CITY -> CITY;
            case COUNTY -> COUNTY;
        };
    }

    /** The benefits of a kind. */
    public static Item of(BenefitKind kind) {
        return switch (kind) {
            case INPATIENT -> INPATIENT;
            case OUTPATIENT -> OUTPATIENT;
            case CHRONIC -> CHRONIC;
            case MATERNITY -> MATERNITY;
            case MATERNITY_ALLOWANCE -> MATERNITY_ALLOWANCE;
        };
    }
}
