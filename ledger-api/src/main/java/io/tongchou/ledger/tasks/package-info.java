/** Long work beside the requests: begun, followed while it goes on, and found again with what came of it. */
@NullMarked
package io.tongchou.ledger.tasks;

import org.jspecify.annotations.NullMarked;
