package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;

/**
 * A revolving fund was topped up (补足周转金).
 */
public record RevolvingFundReplenished(UnitCode unit, Money amount, Optional<String> reason) implements LedgerEvent {}
