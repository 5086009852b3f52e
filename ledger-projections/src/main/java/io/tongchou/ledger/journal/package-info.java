/** The journal (序时账): every entry and posting of the events, written by one projection, exactly once and in order. */
@NullMarked
package io.tongchou.ledger.journal;

import org.jspecify.annotations.NullMarked;
