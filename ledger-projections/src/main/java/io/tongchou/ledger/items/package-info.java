/** What stands open: deposits, bonds and debts, by the events that began them. */
@NullMarked
package io.tongchou.ledger.items;

import org.jspecify.annotations.NullMarked;
