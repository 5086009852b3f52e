/** What must always hold in a book, shown to hold: each identity one query, naming the entries that break it. */
@NullMarked
package io.tongchou.ledger.identities;

import org.jspecify.annotations.NullMarked;
