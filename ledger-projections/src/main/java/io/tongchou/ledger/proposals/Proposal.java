package io.tongchou.ledger.proposals;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A command that needs a second person (提请复核), and what became of it.
 *
 * @param id of the command that proposed it, by which it is approved, rejected or withdrawn
 * @param funds of the books that it is about; several where it is the whole pool's
 * @param sequence of the proposal in the book of the first fund
 * @param command the name of the proposed command
 * @param data its data, word for word
 * @param units that it names, or that the entry has which it names; none where it is about the whole book
 * @param office in which its maker proposed it
 */
public record Proposal(
        PoolCode pool,
        String id,
        List<FundCode> funds,
        long sequence,
        String command,
        JsonNode data,
        LocalDate effectiveOn,
        SortedSet<UnitCode> units,
        String maker,
        String office,
        Instant proposedAt,
        Optional<Decided> decided) {

    /** How a proposal stands. */
    public enum State {
        WAITING,
        APPROVED,
        REJECTED,
        WITHDRAWN
    }

    /**
     * How it was decided.
     *
     * @param sequence of the event that the decision brought, in the same book
     * @param by the second person; the maker, where it was withdrawn
     */
    public record Decided(State as, long sequence, String by, Instant at, Optional<String> reason) {}

    public State state() {
        return decided.map(Decided::as).orElse(State.WAITING);
    }
}
