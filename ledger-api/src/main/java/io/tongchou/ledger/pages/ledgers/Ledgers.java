package io.tongchou.ledger.pages.ledgers;

import io.tongchou.ledger.pages.Choice;
import java.util.List;

/**
 * The ledgers of a unit, or of the whole city: its accounts with their balances, and entries.
 *
 * @param of the unit's name, or the whole city's
 * @param account the name of the one account whose entries are shown; blank for all
 * @param broughtForward the balance before the first entry, where one account is shown
 * @param columns which columns there are, beside those that are always there
 * @param csv all entries of these days as a file
 * @param next the next page; blank where this is the last
 */
record Ledgers(
        Asked asked,
        String asOf,
        String knownAt,
        String of,
        String account,
        List<Choice> units,
        List<Choice> accounts,
        List<AccountRow> balances,
        Columns columns,
        Balance broughtForward,
        List<Row> rows,
        String debit,
        String credit,
        String csv,
        String first,
        String next) {

    /** As it stands in the form. */
    record Asked(String unit, String account, String from, String asOf, String knownAt) {}

    record Columns(boolean unit, boolean account) {}

    /**
     * A balance on its side.
     *
     * @param side debit 借, credit 贷, or even 平
     * @param amount never negative
     */
    record Balance(String side, String amount) {}

    /** @param href its entries */
    record AccountRow(String code, String name, Balance balance, String href, boolean chosen) {}

    /**
     * A posting.
     *
     * @param voucher its number in the month
     * @param text the numbers by which others know the entry, its paper, and what its maker noted
     */
    record Row(
            String day,
            String voucher,
            String href,
            String summary,
            String text,
            String unit,
            String account,
            String debit,
            String credit,
            Balance balance) {}
}
