package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/** A joint account of a county was emptied into the fiscal special account at the month's end (月末上解). */
public record SweptToFiscalAccount(UnitCode unit, Money amount) implements LedgerEvent {}
