/** What outsiders check the ledger with: seals at each close of a month, proofs for counties, packs of evidence for auditors. */
@NullMarked
package io.tongchou.ledger.proof;

import org.jspecify.annotations.NullMarked;
