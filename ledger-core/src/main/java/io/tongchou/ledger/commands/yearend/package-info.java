/** Closing months and years, and settling the gap. */
@NullMarked
package io.tongchou.ledger.commands.yearend;

import org.jspecify.annotations.NullMarked;
