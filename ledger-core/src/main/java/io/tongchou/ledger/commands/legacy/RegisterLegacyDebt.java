package io.tongchou.ledger.commands.legacy;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.Instalment;
import io.tongchou.ledger.events.LegacyDebtRegistered;
import io.tongchou.ledger.vocabulary.DebtDirection;
import io.tongchou.ledger.vocabulary.LegacyDebtCategory;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Registers a debt from before pooling (历史遗留问题清单): memo, no money moves.
 *
 * @param direction whether it is owed to the fund or by it
 * @param category what it is about; the policy's deadline hangs on it
 * @param responsible who is to see to it
 * @param dueOn the last day on which it is paid on time; where it and the instalments are left out, by the policy
 * @param instalments what is to be paid when, in order of date, together the amount
 */
@MadeBy(Office.CITY_CLERK)
public record RegisterLegacyDebt(
        UnitCode unit,
        String debt,
        DebtDirection direction,
        LegacyDebtCategory category,
        Money amount,
        Optional<String> responsible,
        Optional<LocalDate> dueOn,
        Optional<List<Instalment>> instalments)
        implements Command.OfUnit {

    public RegisterLegacyDebt {
        instalments.ifPresent(parts -> check(parts, amount, dueOn));
    }

    private static void check(List<Instalment> parts, Money amount, Optional<LocalDate> dueOn) {
        if (parts.isEmpty()) {
            throw new DataFault("instalments", "must be one or more, or left out");
        }
        for (int i = 1; i < parts.size(); i++) {
            if (!parts.get(i).dueOn().isAfter(parts.get(i - 1).dueOn())) {
                throw new DataFault("instalments[" + i + "].dueOn", "is not after the instalment before");
            }
        }
        Money total = Money.sum(parts.stream().map(Instalment::amount).toList());
        if (!total.equals(amount)) {
            throw new DataFault("instalments", "come to " + total + ", not to the amount " + amount);
        }
        if (dueOn.filter(day -> !day.equals(parts.getLast().dueOn())).isPresent()) {
            throw new DataFault("dueOn", "is not the day of the last instalment");
        }
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key(Key.Kind.DEBT, debt));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (facts.has(Key.Kind.DEBT, debt)) {
            return Decision.refuse(RefusalCode.DEBT_EXISTS, "debt " + debt + " is in the book");
        }
        List<Instalment> parts = instalments.orElse(List.of());
        Optional<LocalDate> due = parts.isEmpty()
                ? dueOn.or(
                        () -> book.policyOn(occasion.effectiveOn()).flatMap(policy -> policy.legacyDebtDueOn(category)))
                : Optional.of(parts.getLast().dueOn());
        return Decision.accept(
                new LegacyDebtRegistered(unit, debt, direction, category, amount, responsible, due, parts));
    }
}
