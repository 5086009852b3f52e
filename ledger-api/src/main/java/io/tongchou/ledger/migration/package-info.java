/** Books that were kept elsewhere, from files: opening balances, and the entries of past years. */
@NullMarked
package io.tongchou.ledger.migration;

import org.jspecify.annotations.NullMarked;
