/** The year's end as pure functions: facts in, plan out; the ledger and a simulation run the very same code. */
@NullMarked
package io.tongchou.ledger.settlement;

import org.jspecify.annotations.NullMarked;
