/** One working day of each role, as the user's guide tells it. */
@NullMarked
package io.tongchou.ledger.pages.days;

import org.jspecify.annotations.NullMarked;
