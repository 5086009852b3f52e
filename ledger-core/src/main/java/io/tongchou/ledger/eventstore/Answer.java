package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.Source;
import io.tongchou.ledger.vocabulary.FundCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger answers to one command. ACCEPTED and PROPOSED are durable when they are given.
 *
 * @param id the caller's id; empty where none could be read
 * @param ofPool whether the command went to all books of its pool
 * @param positions where its events stand, one for each book; of the first outcome where it is a duplicate
 * @param refusal why it was rejected
 */
public record Answer(
        Optional<String> id, Status status, boolean ofPool, List<Position> positions, Optional<Refusal> refusal) {

    /** What came of a command. */
    public enum Status {
        ACCEPTED,
        PROPOSED,
        DUPLICATE,
        REJECTED
    }

    /**
     * An event's place.
     *
     * @param sequence its number in the book, from 1
     * @param head the chain's hash after it, 64 hexadecimal digits
     * @param eventId the event's own id
     * @param type its name, e.g. {@code PremiumCollected}
     * @param effectiveOn the business day it is dated to
     * @param source the line of a file that it came from
     */
    public record Position(
            FundCode fund,
            long sequence,
            String head,
            String eventId,
            String type,
            LocalDate effectiveOn,
            Optional<Source> source) {}

    public static Answer rejected(Optional<String> id, Refusal refusal) {
        return new Answer(id, Status.REJECTED, false, List.of(), Optional.of(refusal));
    }
}
