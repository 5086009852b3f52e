package io.tongchou.ledger.feed;

import io.tongchou.ledger.vocabulary.BookId;
import java.time.Instant;

/**
 * An event as it is stored, and the hash of the one before it.
 *
 * @param payload JSON of the event, its business day and its entry
 * @param metadata JSON of who made it
 */
record StoredRow(
        BookId book,
        long sequence,
        String id,
        String type,
        String revision,
        Instant recordedAt,
        byte[] payload,
        byte[] metadata,
        byte[] previous,
        byte[] hash) {}
