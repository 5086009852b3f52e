/** What should have come, and who is late with it. */
@NullMarked
package io.tongchou.ledger.commands.obligations;

import org.jspecify.annotations.NullMarked;
