/** Statements of banks and offices beside the ledger, as people reconcile them. */
@NullMarked
package io.tongchou.ledger.pages.reconciliation;

import org.jspecify.annotations.NullMarked;
