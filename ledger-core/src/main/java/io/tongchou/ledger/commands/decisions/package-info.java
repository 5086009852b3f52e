/** What policies leave to decisions. */
@NullMarked
package io.tongchou.ledger.commands.decisions;

import org.jspecify.annotations.NullMarked;
