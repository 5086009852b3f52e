package io.tongchou.ledger.settlement;

import io.tongchou.ledger.vocabulary.Money;

/**
 * A unit's annual plan (年度收支计划) as it stood on 31 December.
 *
 * @param income all its income items together
 * @param expenditure all its expenditure items together
 */
public record Plan(Money income, Money expenditure) {}
