/** Where the money came from and went to (资金流向). */
@NullMarked
package io.tongchou.ledger.pages.flows;

import org.jspecify.annotations.NullMarked;
