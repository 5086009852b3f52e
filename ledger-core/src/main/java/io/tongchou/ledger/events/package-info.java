/**
 * Everything that can happen in a book: one record each, listed by {@link io.tongchou.ledger.events.LedgerEvent}. Amounts in
 * stored events are integer fen.
 */
@NullMarked
package io.tongchou.ledger.events;

import org.jspecify.annotations.NullMarked;
