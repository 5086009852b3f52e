package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;

/**
 * Money of the revolving fund went back to the expenditure account to be spent (动用周转金).
 */
public record RevolvingFundDrawn(UnitCode unit, Money amount, Optional<String> reason) implements LedgerEvent {}
