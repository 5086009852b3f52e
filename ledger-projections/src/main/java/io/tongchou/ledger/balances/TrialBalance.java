package io.tongchou.ledger.balances;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;

/** The trial balance (试算平衡表): closing balances, units and accounts ascending, zero rows left out. */
public record TrialBalance(BookId book, Basis basis, List<Row> rows, Money debit, Money credit) {

    /** A closing balance on its one side; the other side is zero. */
    public record Row(UnitCode unit, Account account, Money debit, Money credit) {}
}
