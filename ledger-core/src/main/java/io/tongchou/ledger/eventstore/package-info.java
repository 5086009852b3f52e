/** The write path on PostgreSQL: group commit under the book's lock, exactly once, append only, chained. */
@NullMarked
package io.tongchou.ledger.eventstore;

import org.jspecify.annotations.NullMarked;
