/** Opens a figure into its formula, its clause, what it is made of, and down to entries, events and lines of files. */
@NullMarked
package io.tongchou.ledger.explain;

import org.jspecify.annotations.NullMarked;
