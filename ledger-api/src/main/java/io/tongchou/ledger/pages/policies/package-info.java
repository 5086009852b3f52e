/** The cities' policies side by side, and who would pay under each of them. */
@NullMarked
package io.tongchou.ledger.pages.policies;

import org.jspecify.annotations.NullMarked;
