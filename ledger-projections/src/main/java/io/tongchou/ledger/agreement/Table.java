package io.tongchou.ledger.agreement;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import java.time.LocalDate;
import java.util.Map;

/**
 * The balance reconciliation table (余额调节表) of the accounts that statements of one source tell of. Where no statement says what the
 * accounts held, what came and went since the first one takes the balances' place on both sides.
 *
 * @param day the day at whose end it stands: that asked for, or the last that a statement covers by then
 * @param ofBalances whether it is of balances, not of what came and went
 * @param accounts the balance of each account in the ledger
 * @param ledger the ledger's side
 * @param statement the statements' side
 */
public record Table(
        Scope scope, LocalDate day, boolean ofBalances, Map<Account, Money> accounts, Side ledger, Side statement) {

    /**
     * One side and what it lacks.
     *
     * @param has its own balance
     * @param toCome what came in by the other side's books alone
     * @param toGo what went out by the other side's books alone, as an amount above zero
     */
    public record Side(Money has, Money toCome, Money toGo) {

        static Side of(Money has, Iterable<Money> alone) {
            Money in = Money.ZERO;
            Money out = Money.ZERO;
            for (Money amount : alone) {
                in = amount.isPositive() ? in.plus(amount) : in;
                out = amount.isNegative() ? out.minus(amount) : out;
            }
            return new Side(has, in, out);
        }

        /** What it would have with that (调节后余额). */
        public Money adjusted() {
            return has.plus(toCome).minus(toGo);
        }
    }

    /** What no item explains: zero, or the books did not begin with the same. */
    public Money unexplained() {
        return ledger.adjusted().minus(statement.adjusted());
    }
}
