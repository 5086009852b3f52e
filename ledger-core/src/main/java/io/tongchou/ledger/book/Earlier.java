package io.tongchou.ledger.book;

/**
 * What came of an earlier command of the same id.
 *
 * @param sequence the sequence of its event in the book of this submission
 */
public record Earlier(ContentHash contentHash, boolean proposed, long sequence) {}
