package io.tongchou.ledger.vocabulary;

import java.util.Optional;

/** Who gives its word on an account when the books are reconciled (对账方). */
public enum Party {
    /** The tax authority (税务部门). */
    TAX,
    /** The city's finance bureau (财政部门). */
    FINANCE,
    /** The unit's own medical security bureau (县区医保部门). */
    COUNTY,
    /** The city's medical security bureau, for the city level (市医保部门). */
    CITY;

    /**
     * Whose account it is.
     *
     * @param account an account of cash
     * @param unit none: the account of all units and the reserve together
     */
    public static Party of(Account account, Optional<UnitCode> unit) {
        return switch (account) {
            case COLLECTED_NOT_REMITTED -> TAX;
            case EXPENDITURE_ACCOUNT, REVOLVING_FUND ->
                unit.filter(one -> !one.isCityLevel()).isPresent() ? COUNTY : CITY;
            default -> FINANCE;
        };
    }
}
