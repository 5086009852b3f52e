/** What was proposed, what waits for a second person, and what became of the rest. */
@NullMarked
package io.tongchou.ledger.proposals;

import org.jspecify.annotations.NullMarked;
