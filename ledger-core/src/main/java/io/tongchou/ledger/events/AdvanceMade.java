package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.AdvanceKind;
import io.tongchou.ledger.vocabulary.AdvanceSource;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A provider was advanced money (预付).
 *
 * @param payee an institution's code
 */
public record AdvanceMade(
        UnitCode unit, String advance, String payee, Money amount, AdvanceKind kind, AdvanceSource from)
        implements LedgerEvent {}
