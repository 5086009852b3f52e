package io.tongchou.ledger.journal;

import java.time.Instant;

/**
 * The journal stands at an event that it could not post. Nothing is skipped: figures end before it until it can be posted.
 *
 * @param book the event's book, {@code pool/fund}
 * @param sequence the event's sequence; where the whole batch failed, that of its first event
 * @param cause what went wrong, for an operator
 * @param since when it failed first
 */
public record Halt(String book, long sequence, String cause, Instant since) {}
