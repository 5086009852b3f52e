package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.HandoverStage;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A unit's balance from before pooling came in, in one of its forms.
 */
public record LegacyBalanceHandedOver(UnitCode unit, Money amount, HandoverStage stage, LegacyForm form)
        implements LedgerEvent {}
