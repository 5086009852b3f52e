/** The year's end as a question: what would be settled how, with nothing posted. */
@NullMarked
package io.tongchou.ledger.whatif;

import org.jspecify.annotations.NullMarked;
