/** Statements, books and vouchers on paper: one report, as a spreadsheet or as pages to print. */
@NullMarked
package io.tongchou.ledger.rendering;

import org.jspecify.annotations.NullMarked;
