/** Undoing an entry without erasing it. */
@NullMarked
package io.tongchou.ledger.commands.correction;

import org.jspecify.annotations.NullMarked;
