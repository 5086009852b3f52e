/** Figures out: trial balance, balances, entries and settlements of a book, on both time axes. */
@NullMarked
package io.tongchou.ledger.figures;

import org.jspecify.annotations.NullMarked;
