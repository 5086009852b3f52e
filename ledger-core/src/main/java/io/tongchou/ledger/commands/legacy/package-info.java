/** What comes in from before pooling. */
@NullMarked
package io.tongchou.ledger.commands.legacy;

import org.jspecify.annotations.NullMarked;
