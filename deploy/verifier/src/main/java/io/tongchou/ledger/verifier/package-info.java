/**
 * Checks what the ledger gives out as proof, without the ledger: packs of evidence, and proofs for counties. It shares with the server
 * nothing but the format package.
 */
@NullMarked
package io.tongchou.ledger.verifier;

import org.jspecify.annotations.NullMarked;
