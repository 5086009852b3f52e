/** Measures how fast commands are taken in, beside what the same database does by plain JDBC in the same run. */
@NullMarked
package io.tongchou.ledger.bench;

import org.jspecify.annotations.NullMarked;
