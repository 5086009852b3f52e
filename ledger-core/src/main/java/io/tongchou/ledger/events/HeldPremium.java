package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * Premiums of a unit and a category of payers that were held for the year they insure.
 *
 * @param heldFor that year
 */
public record HeldPremium(UnitCode unit, FiscalYear heldFor, PayerCategory payerCategory, Money amount) {}
