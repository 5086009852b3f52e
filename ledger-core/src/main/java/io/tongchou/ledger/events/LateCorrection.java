package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.FiscalYear;
import java.util.List;

/**
 * What a correction changes of a year that is closed: it is booked on the balance, and a restatement of that year takes it in.
 *
 * @param undone what the reversal would have booked on income and expenditure
 * @param made what the right entry would have booked there
 */
public record LateCorrection(FiscalYear year, List<ClosedAccount> undone, List<ClosedAccount> made) {}
