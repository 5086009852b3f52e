/** From JSON to a command's record: strict, and naming every fault by its path. */
@NullMarked
package io.tongchou.ledger.commands.reading;

import org.jspecify.annotations.NullMarked;
