/** Money on its way through treasury and fiscal special account, and what arrives there. */
@NullMarked
package io.tongchou.ledger.commands.treasury;

import org.jspecify.annotations.NullMarked;
