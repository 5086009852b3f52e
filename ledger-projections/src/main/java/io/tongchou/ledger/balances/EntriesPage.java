package io.tongchou.ledger.balances;

import io.tongchou.ledger.events.Imported;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A page of postings in the order of the books: effective day, then sequence, then leg.
 *
 * @param next the cursor of the next page, where there is one; it stays at this page's {@code knownAt}
 */
public record EntriesPage(BookId book, Basis basis, List<Line> lines, Optional<String> next) {

    /**
     * Which postings are asked for.
     *
     * @param from the first effective day; the last one is the moment's {@code asOf}
     * @param cursor as the page before gave it
     * @param limit postings on the page, 1 to 1000
     */
    public record Filter(
            Optional<UnitCode> unit,
            Optional<Account> account,
            Optional<LocalDate> from,
            Optional<String> cursor,
            int limit) {

        public static final int MOST = 1000;

        public Filter {
            if (limit < 1 || limit > MOST) {
                throw new IllegalArgumentException("a page has 1 to " + MOST + " postings: " + limit);
            }
        }
    }

    /**
     * One posting and where it comes from.
     *
     * @param leg its place in the entry, from 1
     * @param item what it is of, where the account has items and the event said which
     * @param amount debit positive
     * @param balance of its unit and account after it, in this order and as known
     * @param voucher the entry's number (凭证号) in the book and month
     * @param event the name of the event, e.g. {@code PremiumCollected}
     * @param command the id of the command that made the entry, which is the entry's name
     * @param file SHA-256 of the file that it was read from
     * @param line its line in that file
     */
    public record Line(
            LocalDate effectiveOn,
            long sequence,
            int leg,
            UnitCode unit,
            Account account,
            Optional<Item> item,
            Money amount,
            Money balance,
            int voucher,
            String event,
            String command,
            String maker,
            Optional<String> checker,
            Optional<String> document,
            Optional<String> note,
            Optional<String> file,
            Optional<Integer> line,
            Optional<String> policy,
            Optional<String> clause,
            Instant recordedAt) {

        /** Whether it comes from books that were kept elsewhere. */
        public boolean imported() {
            return Imported.isNameOfOne(event);
        }
    }
}
