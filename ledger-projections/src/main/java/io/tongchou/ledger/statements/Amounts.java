package io.tongchou.ledger.statements;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Balances, or what changed in them, by unit, account and item; debit positive. */
final class Amounts {

    record Of(UnitCode unit, Account account, Optional<Item> item) {}

    private final Map<Of, Money> amounts = new HashMap<>();

    void add(Of of, Money amount) {
        amounts.merge(of, amount, Money::plus);
    }

    Amounts minus(Amounts others) {
        Amounts difference = new Amounts();
        difference.amounts.putAll(amounts);
        others.amounts.forEach((of, amount) -> difference.add(of, amount.negated()));
        return difference;
    }

    Money sum(Predicate<Of> which) {
        return Money.sum(amounts.entrySet().stream()
                .filter(one -> which.test(one.getKey()))
                .map(Map.Entry::getValue)
                .toList());
    }
}
