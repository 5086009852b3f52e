/** The year's end (年终清算): what is still missing, who meets which gap, and all that is done about it. */
@NullMarked
package io.tongchou.ledger.pages.yearend;

import org.jspecify.annotations.NullMarked;
