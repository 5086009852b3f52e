package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.FiscalYear;
import java.util.List;

/**
 * Premiums paid ahead became income of the year they insure (预缴保费确认).
 *
 * @param premiums all that was held for that year, and what was still held for earlier ones
 */
public record PrepaidPremiumsRecognised(FiscalYear year, List<HeldPremium> premiums) implements LedgerEvent {}
