/** Alerts (预警). */
@NullMarked
package io.tongchou.ledger.commands.alerts;

import org.jspecify.annotations.NullMarked;
