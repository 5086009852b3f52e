package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A premium for catastrophic insurance was paid (大病保险支出).
 */
public record CatastrophicInsurancePaid(UnitCode unit, String paymentNo, Money amount)
        implements LedgerEvent, Payment {}
