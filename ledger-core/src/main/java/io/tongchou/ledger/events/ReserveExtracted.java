package io.tongchou.ledger.events;

import io.tongchou.ledger.policy.Mode;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitAmount;
import java.util.List;

/**
 * The risk reserve was brought to its share of the year's funding through a month (提取).
 *
 * @param through the last month that counts, 1 to 12
 * @param rate the share of the base that was applied
 * @param shares what each unit gives; negative where its funding has shrunk since the last extraction
 */
public record ReserveExtracted(FiscalYear year, int through, Rate rate, Mode mode, List<UnitAmount> shares)
        implements LedgerEvent {}
