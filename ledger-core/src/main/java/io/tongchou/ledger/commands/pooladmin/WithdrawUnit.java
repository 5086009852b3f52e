package io.tongchou.ledger.commands.pooladmin;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.UnitWithdrawn;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Lets a unit go from a fund of the pool, or from all its funds where the envelope names none (退出统筹). Its figures stay; it must
 * hold and owe nothing any more.
 *
 * @param on its last day in the pool, not after the effective date
 */
@MadeBy(Office.ADMIN)
public record WithdrawUnit(UnitCode unit, LocalDate on) implements Command.OfBookOrPool {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (on.isAfter(occasion.effectiveOn())) {
            return Decision.refuse(Refusal.invalid(
                    "data.on", "must not be after the effective date: what the unit will hold then is not known"));
        }
        if (unit.equals(book.cityLevel())) {
            return Decision.refuse(
                    RefusalCode.BAD_UNIT_CODE, unit + " is the city level, which belongs to the pool as long as it is");
        }
        boolean belongs = book.membersFrom(occasion.effectiveOn()).stream()
                .anyMatch(member -> member.code().equals(unit)
                        && member.isMemberOn(on)
                        && member.isMemberOn(occasion.effectiveOn()));
        if (!belongs) {
            return Decision.refuse(
                    RefusalCode.UNIT_UNKNOWN,
                    unit + " is not a unit of book " + book.id() + " from " + on + " to " + occasion.effectiveOn());
        }
        List<String> held = Arrays.stream(Account.values())
                .filter(WithdrawUnit::mustBeEmpty)
                .filter(account -> !balance(book, account).isZero())
                .map(account -> account.title() + " (" + account + ") " + balance(book, account))
                .toList();
        return held.isEmpty()
                ? Decision.accept(new UnitWithdrawn(unit, on))
                : Decision.refuse(
                        RefusalCode.UNIT_NOT_EMPTY,
                        unit + " still has in book " + book.id() + ": " + String.join(", ", held));
    }

    private Money balance(BookState book, Account account) {
        return book.balances().now(unit, account);
    }

    private static boolean mustBeEmpty(Account account) {
        return switch (account.kind()) {
            case CASH, ASSET, LIABILITY -> true;
            case BALANCE, INCOME, EXPENDITURE -> false;
        };
    }
}
