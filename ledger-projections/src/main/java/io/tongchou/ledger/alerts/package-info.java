/** Alerts as they were raised and cleared, and which books wait for a review. */
@NullMarked
package io.tongchou.ledger.alerts;

import org.jspecify.annotations.NullMarked;
