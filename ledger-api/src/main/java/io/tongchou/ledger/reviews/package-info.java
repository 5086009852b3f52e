/** The ledger's own reviews of alerts: every day, and whenever a month was closed. */
@NullMarked
package io.tongchou.ledger.reviews;

import org.jspecify.annotations.NullMarked;
