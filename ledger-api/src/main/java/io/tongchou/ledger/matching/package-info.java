/** The ledger's own matching of statements with entries: when either comes in, and before a month closes. */
@NullMarked
package io.tongchou.ledger.matching;

import org.jspecify.annotations.NullMarked;
