/** Opening a pool and its funds, who belongs to them, and adopting their rules. */
@NullMarked
package io.tongchou.ledger.commands.pooladmin;

import org.jspecify.annotations.NullMarked;
