package io.tongchou.ledger.commands.treasury;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.events.InterestReceived;
import io.tongchou.ledger.settlement.InterestShares;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes interest on an account in and shares it among the units and the reserve by their daily balances (积数).
 *
 * @param from the first day of the period
 * @param to the last day of it
 */
@MadeBy(Office.FINANCE_CLERK)
public record ReceiveInterest(Account account, Money amount, LocalDate from, LocalDate to) implements Command {

    public ReceiveInterest {
        if (account.kind() != Account.Kind.CASH) {
            throw new DataFault("account", "bears no interest: " + account + " " + account.title());
        }
        if (to.isBefore(from)) {
            throw new DataFault("to", "is before the period's first day " + from);
        }
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (from.isBefore(book.dailyBalancesFrom())) {
            return Decision.refuse(
                    Refusal.invalid("data.from", "daily balances are kept from " + book.dailyBalancesFrom() + " on"));
        }
        Map<UnitCode, BigInteger> products = new TreeMap<>();
        for (UnitCode unit : book.unitsAndReserve()) {
            products.put(unit, book.balances().dailyProduct(unit, account, from, to));
        }
        return Decision.accept(
                new InterestReceived(account, from, to, InterestShares.share(amount, products, book.cityLevel())));
    }
}
