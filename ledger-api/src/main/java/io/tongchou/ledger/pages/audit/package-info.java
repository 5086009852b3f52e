/** What auditors look at (审计): the stream of events with its chain, proofs and seals, and closed periods restated. */
@NullMarked
package io.tongchou.ledger.pages.audit;

import org.jspecify.annotations.NullMarked;
