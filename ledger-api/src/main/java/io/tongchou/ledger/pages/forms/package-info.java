/** Any command as a form: asked for, sent, and, where it is refused, shown again with all that was written. */
@NullMarked
package io.tongchou.ledger.pages.forms;

import org.jspecify.annotations.NullMarked;
