package io.tongchou.ledger.commands.legacy;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Keys;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.reading.OrFirst;
import io.tongchou.ledger.events.LegacyBalanceHandedOver;
import io.tongchou.ledger.vocabulary.HandoverStage;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Hands a unit's balance from before pooling over to the city; it is credited to the unit and serves its own gaps only.
 *
 * @param number of a deposit, bond or advance, by which it later matures, is redeemed or settled
 * @param maturesOn of a deposit or bond that has a number
 */
@MadeBy(Office.FINANCE_CLERK)
public record HandOverLegacyBalance(
        UnitCode unit,
        Money amount,
        HandoverStage stage,
        @OrFirst LegacyForm form,
        Optional<String> number,
        Optional<LocalDate> maturesOn)
        implements Command.OfUnit {

    public HandOverLegacyBalance {
        if (number.isPresent() && Keys.handedOver(form).isEmpty()) {
            throw new DataFault("number", "is of a deposit, a bond or an advance, not of " + form);
        }
        if (maturesOn.isPresent() && (number.isEmpty() || form == LegacyForm.ADVANCE)) {
            throw new DataFault("maturesOn", "is of a deposit or bond with a number");
        }
    }

    @Override
    public List<Key> keys() {
        return item().stream().toList();
    }

    private Optional<Key> item() {
        return number.flatMap(named -> Keys.handedOver(form).map(kind -> new Key(kind, named)));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return item().filter(key -> facts.has(key.kind(), key.value()))
                .<Decision>map(key -> Decision.refuse(
                        switch (form) {
                            case BOND -> RefusalCode.BOND_EXISTS;
                            case ADVANCE -> RefusalCode.ADVANCE_EXISTS;
                            case TIME_DEPOSIT, DEMAND, EXPENDITURE_ACCOUNT, PARKED -> RefusalCode.DEPOSIT_EXISTS;
                        },
                        form + " " + key.value() + " is in the book"))
                .orElseGet(() ->
                        Decision.accept(new LegacyBalanceHandedOver(unit, amount, stage, form, number, maturesOn)));
    }
}
