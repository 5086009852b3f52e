/** Books written out whole, for others to recompute: as an hledger journal, and as one entry a line. */
@NullMarked
package io.tongchou.ledger.export;

import org.jspecify.annotations.NullMarked;
