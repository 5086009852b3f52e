package io.tongchou.ledger.commands.migration;

import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Keys;
import io.tongchou.ledger.commands.reading.UnitOrReserve;
import io.tongchou.ledger.events.ImportedLeg;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One row of what is imported, with its amount on one side.
 *
 * @param unit a unit of the pool, or RESERVE
 * @param account an account of the chart; 3001.03 is RESERVE's, and RESERVE has no other balance
 * @param item what it is of (明细), where the account has items: a category of payers on 4001, a level of government on 4101, a kind of
 *     benefit on 5001
 * @param debit above zero; or credit
 * @param credit above zero; or debit
 * @param number of a deposit (1003.02), bond (1201), advance (1101) or unidentified receipt (2001) that still stands open when the
 *     ledger takes over; by it it matures, is redeemed, settled or identified. What ended before needs none
 * @param maturesOn of a deposit or bond that has a number
 */
record ImportedRow(
        UnitOrReserve unit,
        Account account,
        Optional<Item> item,
        Optional<Money> debit,
        Optional<Money> credit,
        Optional<String> number,
        Optional<LocalDate> maturesOn) {

    ImportedRow {
        if (debit.isPresent() == credit.isPresent()) {
            throw new DataFault("debit", "or credit: one of the two is required");
        }
        if (item.isPresent() && !item.get().isOf(account)) {
            throw new DataFault("item", "is not one of account " + account);
        }
        boolean ofReserve = account == Account.RISK_RESERVE;
        if (account.kind() == Account.Kind.BALANCE && unit.unit().isReserve() != ofReserve) {
            throw new DataFault(
                    "account", ofReserve ? "is RESERVE's alone" : "is not RESERVE's, whose balance is 3001.03");
        }
        boolean ofSuspense = account == Account.SUSPENSE;
        if (number.isPresent() && (Keys.numbered(account).isEmpty() || credit.isPresent() != ofSuspense)) {
            throw new DataFault(
                    "number", "is of a deposit, bond or advance on the debit side, or of suspense on the credit side");
        }
        boolean matures = account == Account.TIME_DEPOSIT || account == Account.BONDS;
        if (maturesOn.isPresent() && (number.isEmpty() || !matures)) {
            throw new DataFault("maturesOn", "is of a deposit or bond with a number");
        }
    }

    ImportedLeg leg() {
        return new ImportedLeg(
                unit.unit(),
                account,
                item,
                debit.orElseGet(() -> credit.orElseThrow().negated()),
                number,
                maturesOn);
    }
}
