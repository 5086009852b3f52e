package io.tongchou.ledger.commands.reconciliation;

import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.reading.UnitOrAll;
import io.tongchou.ledger.commands.reading.ZeroAllowed;
import io.tongchou.ledger.events.ReconciliationConfirmed;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Party;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Gives a party's word on what an account held at a month's end (对账确认); it is kept beside what the ledger has for that day, whether
 * they agree or not, and the last word stands. The tax authority speaks of 1002, the finance clerk of 1005 and 1003, a county of its
 * own 1004, and the city's clerk of the city level's.
 *
 * @param unit the unit whose account it is, or {@code ALL}: that of all units and the reserve together
 * @param month the month at whose end it was held; it must be over
 * @param account an account of cash
 * @param balance what the party has; may be 0.00
 */
@MadeBy({Office.TAX, Office.FINANCE_CLERK, Office.COUNTY})
public record ConfirmReconciliation(
        UnitOrAll unit,
        YearMonth month,
        Account account,
        @ZeroAllowed Money balance) implements Command {

    public ConfirmReconciliation {
        if (account.kind() != Account.Kind.CASH) {
            throw new DataFault("account", "holds no cash: " + account + " " + account.title());
        }
    }

    @Override
    public Optional<UnitCode> about() {
        return unit.unit();
    }

    @Override
    public boolean isOpenTo(Actor actor, Office office, Facts facts) {
        return speaksFor(actor, Party.of(account, unit.unit()));
    }

    /** Whether somebody may give a party's word. */
    public static boolean speaksFor(Actor actor, Party party) {
        return switch (party) {
            case TAX -> actor.holds(Office.TAX);
            case FINANCE -> actor.holds(Office.FINANCE_CLERK);
            case COUNTY -> actor.holds(Office.COUNTY);
            case CITY -> actor.holds(Office.CITY_CLERK);
        };
    }

    @Override
    public boolean needsOpenMonth() {
        return false;
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        LocalDate end = month.atEndOfMonth();
        if (end.isBefore(book.beginsOn())) {
            return Decision.refuse(RefusalCode.PERIOD_CLOSED, "the book begins on " + book.beginsOn());
        }
        if (end.isAfter(occasion.effectiveOn())) {
            return Decision.refuse(RefusalCode.IN_THE_FUTURE, month + " is not over on " + occasion.effectiveOn());
        }
        if (end.isBefore(book.dailyBalancesFrom())) {
            return Decision.refuse(
                    Refusal.invalid("data.month", "daily balances are kept from " + book.dailyBalancesFrom() + " on"));
        }
        List<UnitCode> units = unit.unit().map(List::of).orElseGet(book::unitsAndReserve);
        Money held = Money.sum(
                units.stream().map(one -> book.balances().at(one, account, end)).toList());
        return Decision.accept(new ReconciliationConfirmed(
                unit.unit(), month, account, balance, held, Party.of(account, unit.unit())));
    }
}
