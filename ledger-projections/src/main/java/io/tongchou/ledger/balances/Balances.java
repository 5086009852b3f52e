package io.tongchou.ledger.balances;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;

/** Balances, units and accounts ascending, zero rows left out; of one account of one unit always one row. */
public record Balances(BookId book, Basis basis, List<Row> rows) {

    /** A balance, debit positive. */
    public record Row(UnitCode unit, Account account, Money balance) {}
}
