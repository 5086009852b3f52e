package io.tongchou.ledger.commands.legacy;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.commands.reading.OrFirst;
import io.tongchou.ledger.events.LegacyBalanceHandedOver;
import io.tongchou.ledger.vocabulary.HandoverStage;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/** Hands a unit's balance from before pooling over to the city; it is credited to the unit and serves its own gaps only. */
@MadeBy(Office.FINANCE_CLERK)
public record HandOverLegacyBalance(
        UnitCode unit,
        Money amount,
        HandoverStage stage,
        @OrFirst LegacyForm form) implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return Decision.accept(new LegacyBalanceHandedOver(unit, amount, stage, form));
    }
}
