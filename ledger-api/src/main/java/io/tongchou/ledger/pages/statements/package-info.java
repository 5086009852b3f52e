/** Statements, books and vouchers of a period as the standard's forms show them, to read, follow, print and take away. */
@NullMarked
package io.tongchou.ledger.pages.statements;

import org.jspecify.annotations.NullMarked;
