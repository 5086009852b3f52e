/** The words of the trade as values that cannot be wrong: money in fen, codes of pools, funds and units, rates. */
@NullMarked
package io.tongchou.ledger.vocabulary;

import org.jspecify.annotations.NullMarked;
