package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.book.EventMetaData;
import io.tongchou.ledger.events.ProposalMade;
import io.tongchou.ledger.vocabulary.BookId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What is answered when a command comes again: every event is the outcome of one command, and of that one. */
final class OutcomeWitness implements Witness {

    private final Findings.Check check;
    private final PreparedStatement select;
    private final ResultSet outcomes;
    private boolean more;

    OutcomeWitness(Connection connection, BookId book, Findings findings) throws SQLException {
        check = findings.check("outcomes", "every event is the kept outcome of its command and of no other");
        leadingNowhere(connection, book);
        select = connection.prepareStatement("""
                SELECT o.id, o.proposed, place.sequence
                  FROM ledger.command_outcome o, unnest(o.funds, o.sequences) AS place (fund, sequence)
                 WHERE o.pool = ? AND place.fund = ? ORDER BY place.sequence, o.id""");
        select.setString(1, book.pool().code());
        select.setString(2, book.fund().code());
        select.setFetchSize(BookVerifier.ROWS_AT_ONCE);
        outcomes = select.executeQuery();
        more = outcomes.next();
    }

    /** Those that are of no book, so that no book would miss them. */
    private void leadingNowhere(Connection connection, BookId book) throws SQLException {
        try (PreparedStatement nowhere = connection.prepareStatement("""
                SELECT id FROM ledger.command_outcome
                 WHERE pool = ?
                   AND (cardinality(funds) = 0 OR cardinality(funds) <> cardinality(sequences)
                        OR NOT funds <@ ARRAY(SELECT split_part(book, '/', 2) FROM ledger.book_head WHERE pool = ?))
                 ORDER BY id""")) {
            nowhere.setString(1, book.pool().code());
            nowhere.setString(2, book.pool().code());
            try (ResultSet row = nowhere.executeQuery()) {
                while (row.next()) {
                    check.found(0, "the outcome of " + row.getString(1) + " leads to no event of the pool");
                }
            }
        }
    }

    @Override
    public void hear(Heard event) throws SQLException {
        boolean missing = true;
        for (; more && outcomes.getLong(3) <= event.sequence(); more = outcomes.next()) {
            check.counted();
            if (missing && outcomes.getLong(3) == event.sequence()) {
                missing = false;
                fits(event);
            } else {
                check.found(outcomes.getLong(3), "is the outcome of " + outcomes.getString(1) + " as well");
            }
        }
        if (missing) {
            check.found(event.sequence(), "no outcome of " + command(event).orElse("any command") + " leads to it");
        }
    }

    private void fits(Heard event) throws SQLException {
        if (event.content().isEmpty()) {
            return; // which is said where it is read
        }
        EventMetaData by = event.content().get().by();
        String id = outcomes.getString(1);
        boolean proposed = outcomes.getBoolean(2);
        boolean isProposal = event.type().equals(ProposalMade.class.getSimpleName());
        if (proposed != isProposal || by.checker().isEmpty() != by.command().equals(id)) {
            check.found(
                    event.sequence(),
                    event.type() + " of command " + by.command() + " is kept as the outcome of " + id
                            + (proposed ? ", proposed" : ""));
        }
    }

    private static Optional<String> command(Heard event) {
        return event.content().map(content -> content.by().command());
    }

    @Override
    public void end() throws SQLException {
        for (; more; more = outcomes.next()) {
            check.counted();
            check.found(outcomes.getLong(3), "is the outcome of " + outcomes.getString(1) + ", but there is none");
        }
    }

    @Override
    public void close() throws SQLException {
        select.close();
    }
}
