package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitAmount;
import java.time.LocalDate;
import java.util.List;

/**
 * Money of the fiscal special account was placed for a time (定期存款).
 *
 * @param shares whose money it is
 * @param rate interest of a year
 */
public record TimeDepositPlaced(String deposit, List<UnitAmount> shares, Rate rate, LocalDate maturesOn)
        implements LedgerEvent, Placed {}
