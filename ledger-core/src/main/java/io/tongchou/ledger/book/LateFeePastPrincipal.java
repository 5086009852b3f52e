package io.tongchou.ledger.book;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;

/**
 * A receipt of a year that is not closed whose late fee is more than the premium it is for (滞纳金超本金).
 *
 * @param on the business day
 * @param premium without the late fee
 */
public record LateFeePastPrincipal(UnitCode unit, String receiptNo, LocalDate on, Money premium, Money lateFee) {}
