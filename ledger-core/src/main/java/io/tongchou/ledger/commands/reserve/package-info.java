/** The risk reserve. */
@NullMarked
package io.tongchou.ledger.commands.reserve;

import org.jspecify.annotations.NullMarked;
