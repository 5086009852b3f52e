/** A unit's ledgers (分户账) and vouchers (记账凭证). */
@NullMarked
package io.tongchou.ledger.pages.ledgers;

import org.jspecify.annotations.NullMarked;
