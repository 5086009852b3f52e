package io.tongchou.ledger.vocabulary;

import java.util.List;

/** Where a statement comes from (对账单来源), with the accounts of the ledger that it tells of. */
public enum StatementSource {
    /** The tax authority's collections (税务征收对账单). */
    TAX(Account.COLLECTED_NOT_REMITTED, Account.JOINT_ACCOUNT),
    /** The city's treasury (国库对账单). */
    TREASURY(Account.TREASURY),
    /** The bank of the fiscal special account, demand (财政专户对账单). */
    FISCAL_ACCOUNT(Account.FISCAL_ACCOUNT),
    /** The bank of the expenditure account, with the revolving fund (支出户对账单). */
    EXPENDITURE_ACCOUNT(Account.EXPENDITURE_ACCOUNT, Account.REVOLVING_FUND);

    private final List<Account> accounts;

    StatementSource(Account... accounts) {
        this.accounts = List.of(accounts);
    }

    /** The accounts whose money its statements tell of, together. */
    public List<Account> accounts() {
        return accounts;
    }
}
