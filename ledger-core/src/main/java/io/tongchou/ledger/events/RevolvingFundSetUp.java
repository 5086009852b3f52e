package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;

/**
 * A revolving fund was set up from the expenditure account (建立周转金).
 */
public record RevolvingFundSetUp(UnitCode unit, Money amount, Optional<String> reason) implements LedgerEvent {}
