/** Books proved from their events, over HTTP as a task and from the command line. */
@NullMarked
package io.tongchou.ledger.verify;

import org.jspecify.annotations.NullMarked;
