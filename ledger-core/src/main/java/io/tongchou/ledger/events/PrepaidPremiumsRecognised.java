package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitAmount;
import java.util.List;

/**
 * Premiums paid ahead became income of the year they insure (预缴保费确认).
 */
public record PrepaidPremiumsRecognised(FiscalYear year, List<UnitAmount> shares) implements LedgerEvent {}
