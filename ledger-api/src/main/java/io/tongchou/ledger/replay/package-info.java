/** Rebuilds of the read side: when they are asked for, when they are due by themselves, and what is answered about them. */
@NullMarked
package io.tongchou.ledger.replay;

import org.jspecify.annotations.NullMarked;
