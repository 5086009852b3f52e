/** The read side held against the events: every row that figures are made of, as the events say it must be. */
@NullMarked
package io.tongchou.ledger.verification;

import org.jspecify.annotations.NullMarked;
