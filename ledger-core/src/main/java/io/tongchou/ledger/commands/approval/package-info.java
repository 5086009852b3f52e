/** The second person: approving, rejecting and taking back proposals. */
@NullMarked
package io.tongchou.ledger.commands.approval;

import org.jspecify.annotations.NullMarked;
