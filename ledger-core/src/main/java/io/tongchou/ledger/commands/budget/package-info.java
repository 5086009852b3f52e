/** Annual plans and last year's figures. */
@NullMarked
package io.tongchou.ledger.commands.budget;

import org.jspecify.annotations.NullMarked;
