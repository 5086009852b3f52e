/** What each event does to the books: every debit and credit stands in {@link io.tongchou.ledger.posting.PostingRules}. */
@NullMarked
package io.tongchou.ledger.posting;

import org.jspecify.annotations.NullMarked;
