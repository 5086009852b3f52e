/** The annual plans held against what came of them. */
@NullMarked
package io.tongchou.ledger.planning;

import org.jspecify.annotations.NullMarked;
