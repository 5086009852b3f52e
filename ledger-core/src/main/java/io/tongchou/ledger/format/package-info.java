/**
 * What the ledger gives out so that others can check it without trusting it: the chain of events, seals, the leaves under them, and
 * the keys that they are signed with, byte for byte. It needs nothing but the JDK, so that a verifier can be built of it alone.
 */
@NullMarked
package io.tongchou.ledger.format;

import org.jspecify.annotations.NullMarked;
