/** What of an event may be told to whom: one rule for all that shows events. */
@NullMarked
package io.tongchou.ledger.disclosure;

import org.jspecify.annotations.NullMarked;
