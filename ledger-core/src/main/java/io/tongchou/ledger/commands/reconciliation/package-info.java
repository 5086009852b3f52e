/** Statements of banks and offices against the books (对账): what came in, what is the same money, what is not and why. */
@NullMarked
package io.tongchou.ledger.commands.reconciliation;

import org.jspecify.annotations.NullMarked;
