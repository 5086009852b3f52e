/** What moved: income and expenditure month by month, and money from account to account. */
@NullMarked
package io.tongchou.ledger.flows;

import org.jspecify.annotations.NullMarked;
