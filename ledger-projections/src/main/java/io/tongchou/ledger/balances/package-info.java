/** Balances on both time axes: any account on any day, as known at any instant, each report one query over the journal. */
@NullMarked
package io.tongchou.ledger.balances;

import org.jspecify.annotations.NullMarked;
