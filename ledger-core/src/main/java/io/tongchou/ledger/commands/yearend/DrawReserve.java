package io.tongchou.ledger.commands.yearend;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.SecondPerson;
import io.tongchou.ledger.events.ReserveDrawn;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * Draws the reserve for a unit's gap of policy ahead of its covering (动用风险储备金); the covering then draws the rest, or gives
 * back what was too much.
 */
@MadeBy(Office.CITY_CLERK)
@SecondPerson
public record DrawReserve(UnitCode unit, FiscalYear year, Money amount) implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (!book.year(year).isClosed()) {
            return Decision.refuse(RefusalCode.YEAR_NOT_CLOSED, "the year " + year + " is not closed");
        }
        if (book.year(year).unit(unit).covered().isPresent()) {
            return Decision.refuse(
                    RefusalCode.COVERED_ALREADY, "the gap of " + unit + " of " + year + " has been covered");
        }
        Money need = YearEnd.needOfReserve(book, year, unit);
        if (need.isZero()) {
            return Decision.refuse(
                    RefusalCode.NOT_A_POLICY_GAP,
                    unit + " has no gap of " + year + " that the reserve answers for, or none that is settled yet");
        }
        Money left = need.minus(book.year(year).unit(unit).reserveDrawn()).orZeroIfNegative();
        if (amount.exceeds(left)) {
            return Decision.refuse(Refusal.of(
                            RefusalCode.EXCEEDS_NEED,
                            unit + " needs " + left + " more of the reserve for " + year + ", not " + amount)
                    .withAvailable(left));
        }
        Money reserve = book.balances().now(UnitCode.RESERVE, Account.FISCAL_ACCOUNT);
        if (amount.exceeds(reserve)) {
            return Decision.refuse(
                    Refusal.of(RefusalCode.INSUFFICIENT_RESERVE, "the reserve holds " + reserve + ", not " + amount)
                            .withAvailable(reserve));
        }
        Policy policy = book.policyOn(year.lastDay()).orElseThrow();
        return YearEnd.clauseOfReserve(policy)
                .map(Decision.accept(new ReserveDrawn(unit, year, policy.mode().value(), amount))::by)
                .orElseThrow();
    }
}
