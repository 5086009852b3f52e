/** Opening a pool and adopting its rules. */
@NullMarked
package io.tongchou.ledger.commands.pooladmin;

import org.jspecify.annotations.NullMarked;
