package io.tongchou.ledger.book;

import io.tongchou.ledger.posting.Recorded;

/**
 * An event of the book as it was stored.
 *
 * @param sequence its place in the book, from 1
 */
public record StoredEvent(long sequence, EventMetaData by, Recorded recorded) {}
