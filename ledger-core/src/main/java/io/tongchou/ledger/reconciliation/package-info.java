/** What on statements and in the ledger is the same money, and what is not and why (对账): pure functions. */
@NullMarked
package io.tongchou.ledger.reconciliation;

import org.jspecify.annotations.NullMarked;
