package io.tongchou.ledger.commands.investment;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.reading.UnitOrAll;
import io.tongchou.ledger.events.MaturedShare;
import io.tongchou.ledger.policy.Investment;
import io.tongchou.ledger.policy.Provision;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Whose money a deposit or bond is, and whose what comes of it. */
final class Shares {

    private Shares() {}

    /** Puts money of one unit, or of the whole pool by what each has on the fiscal account, into an investment. */
    static Decision invest(
            UnitOrAll owner,
            Money amount,
            Investment kind,
            LocalDate day,
            BookState book,
            Function<List<UnitAmount>, Decision.Accepted> investment) {
        SortedMap<UnitCode, Money> balances = positive(book);
        Money available = Money.sum(balances.values());
        if (owner.unit().isEmpty() && amount.exceeds(available)) {
            return Decision.refuse(Refusal.of(
                            RefusalCode.INSUFFICIENT_FUNDS,
                            "the units whose fiscal special account is above zero hold " + available + " together, and "
                                    + amount + " is more")
                    .withAvailable(available));
        }
        Decision.Accepted accepted = investment.apply(owner.unit()
                .map(unit -> List.of(new UnitAmount(unit, amount)))
                .orElseGet(() -> byBalance(amount, balances)));
        return book.policyOn(day)
                .flatMap(policy -> policy.investments())
                .filter(allowed -> allowed.value().contains(kind))
                .map(Provision::clause)
                .map(accepted::by)
                .orElse(accepted);
    }

    /** The refusal of a day on which it would have matured before it began. */
    static Optional<Refusal> tooEarly(LocalDate maturesOn, LocalDate day) {
        return maturesOn.isAfter(day)
                ? Optional.empty()
                : Optional.of(Refusal.invalid("data.maturesOn", "must be after the effective date " + day));
    }

    private static SortedMap<UnitCode, Money> positive(BookState book) {
        SortedMap<UnitCode, Money> balances = new TreeMap<>();
        for (UnitCode unit : book.unitsAndReserve()) {
            Money balance = book.balances().now(unit, Account.FISCAL_ACCOUNT);
            if (balance.isPositive()) {
                balances.put(unit, balance);
            }
        }
        return balances;
    }

    /**
     * Shares an amount by balances, largest remainder, ties to the lower unit code. No share passes its balance; units that
     * give nothing are left out.
     *
     * @param amount above zero and not more than the balances together
     * @param balances none negative
     */
    static List<UnitAmount> byBalance(Money amount, SortedMap<UnitCode, Money> balances) {
        List<Money> amounts = amount.allocate(weights(balances.values()));
        List<UnitAmount> shares = new ArrayList<>();
        int i = 0;
        for (UnitCode unit : balances.keySet()) {
            Money share = amounts.get(i++);
            if (share.isPositive()) {
                shares.add(new UnitAmount(unit, share));
            }
        }
        return List.copyOf(shares);
    }

    /**
     * What each unit gets back: its principal, and of the interest a part by its principal, largest remainder, ties to the
     * lower unit code.
     *
     * @param principal ascending by unit
     * @param interest negative where less came back than was given
     */
    static List<MaturedShare> matured(List<UnitAmount> principal, Money interest) {
        List<BigInteger> weights =
                weights(principal.stream().map(UnitAmount::amount).toList());
        List<Money> parts = interest.isNegative()
                ? interest.negated().allocate(weights).stream()
                        .map(Money::negated)
                        .toList()
                : interest.allocate(weights);
        List<MaturedShare> shares = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            UnitAmount given = principal.get(i);
            shares.add(new MaturedShare(given.unit(), given.amount(), parts.get(i)));
        }
        return List.copyOf(shares);
    }

    private static List<BigInteger> weights(Iterable<Money> amounts) {
        List<BigInteger> weights = new ArrayList<>();
        amounts.forEach(amount -> weights.add(BigInteger.valueOf(amount.fen())));
        return weights;
    }
}
