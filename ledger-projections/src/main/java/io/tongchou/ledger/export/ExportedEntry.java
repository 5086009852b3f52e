package io.tongchou.ledger.export;

import io.tongchou.ledger.vocabulary.Posting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An entry (分录) as it leaves the ledger: where it stands in the books, where it comes from, and its legs.
 *
 * @param voucher its number (凭证号) in the book and month
 * @param event the name of the event, e.g. {@code PremiumCollected}
 * @param command the id of the command that made the entry, which is the entry's name
 * @param file SHA-256 of the file that it was read from, and {@code line} its line there
 * @param undoes the entry that it reverses or moves
 * @param postings in the entry's order; of one unit where one was asked for, which balance by themselves
 */
record ExportedEntry(
        long sequence,
        LocalDate effectiveOn,
        Instant recordedAt,
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
        Optional<String> undoes,
        List<Posting> postings) {}
