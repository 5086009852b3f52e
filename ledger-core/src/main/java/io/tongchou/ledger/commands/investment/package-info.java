/** Money of the fiscal special account that is not needed yet: time deposits and treasury bonds. */
@NullMarked
package io.tongchou.ledger.commands.investment;

import org.jspecify.annotations.NullMarked;
