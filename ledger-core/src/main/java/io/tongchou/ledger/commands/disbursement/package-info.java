/** Prefunds and fund requests: from the fiscal special account to the expenditure accounts. */
@NullMarked
package io.tongchou.ledger.commands.disbursement;

import org.jspecify.annotations.NullMarked;
