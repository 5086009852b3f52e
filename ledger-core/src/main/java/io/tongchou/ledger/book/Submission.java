package io.tongchou.ledger.book;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.PoolCode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A command as it was sent: its envelope, who sent it, and what reading its data came to.
 *
 * @param id the caller's key, unique in the pool
 * @param fund empty for commands to all of a pool
 * @param effectiveOn empty only where the command has no use for it
 * @param data as sent, kept with a proposal
 * @param contentHash SHA-256 of all that was sent but the id, and of the sender, in canonical form; of a line of a file, of
 *     the line's fields alone, so that it stays the same command whoever sends it in whichever file and whenever
 * @param source the line of a file that it was read from
 */
public record Submission(
        String id,
        CommandType type,
        PoolCode pool,
        Optional<FundCode> fund,
        Optional<LocalDate> effectiveOn,
        JsonNode data,
        Reading reading,
        Actor actor,
        ContentHash contentHash,
        Optional<Source> source) {

    /** A submission that came by itself, from no file. */
    public Submission(
            String id,
            CommandType type,
            PoolCode pool,
            Optional<FundCode> fund,
            Optional<LocalDate> effectiveOn,
            JsonNode data,
            Reading reading,
            Actor actor,
            ContentHash contentHash) {
        this(id, type, pool, fund, effectiveOn, data, reading, actor, contentHash, Optional.empty());
    }

    /** What reading the data came to. */
    public sealed interface Reading {
        record Valid(Command command) implements Reading {}

        record Invalid(Refusal refusal) implements Reading {}
    }

    /** Whether it goes to all the books of its pool. */
    public boolean isOfPool() {
        return type.isOfPool() || (type.isOfBookOrPool() && fund.isEmpty());
    }

    /** Whether it is about nothing but the one open book that its envelope names. */
    public boolean isOfOneBook() {
        return !isOfPool() && !type.isAboutProposal() && !type.opensFund();
    }

    /** The unit that the data names, as written. */
    public Optional<String> unit() {
        JsonNode unit = data.path("unit");
        return unit.isTextual() ? Optional.of(unit.textValue()) : Optional.empty();
    }
}
