package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.SubsidyAccount;
import io.tongchou.ledger.vocabulary.SubsidyLevel;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A government's subsidy arrived (财政补贴).
 */
public record SubsidyReceived(UnitCode unit, SubsidyLevel level, SubsidyAccount into, Money amount, String reference)
        implements LedgerEvent {

    /** The same from another level of government. */
    public SubsidyReceived from(SubsidyLevel right) {
        return new SubsidyReceived(unit, right, into, amount, reference);
    }
}
