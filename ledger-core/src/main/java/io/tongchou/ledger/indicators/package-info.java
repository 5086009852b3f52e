/** What is watched of a fund and what it warns of: pure functions over a book's state, with levels from the policy. */
@NullMarked
package io.tongchou.ledger.indicators;

import org.jspecify.annotations.NullMarked;
