package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Keys;
import io.tongchou.ledger.vocabulary.BookId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The numbers by which commands find what happened before. A number leads to the last event that took it, so the index read in
 * the order of events must name each event's numbers, but for those that a later event takes or gives back: these few are
 * remembered until it comes.
 */
final class KeyWitness implements Witness {

    private final Findings.Check check;
    private final PreparedStatement select;
    private final ResultSet kept;
    private final Map<Key, Long> notKept = new HashMap<>();
    private boolean more;

    KeyWitness(Connection connection, BookId book, Findings findings) throws SQLException {
        check = findings.check(
                "keys", "every number leads to the event that took it last, and no other number is kept");
        select = connection.prepareStatement(
                "SELECT kind, value, sequence FROM ledger.business_key WHERE book = ? ORDER BY sequence, kind, value");
        select.setString(1, book.toString());
        select.setFetchSize(BookVerifier.ROWS_AT_ONCE);
        kept = select.executeQuery();
        more = kept.next();
    }

    @Override
    public void hear(Heard event) throws SQLException {
        Set<Key> leading = new HashSet<>();
        for (; more && kept.getLong(3) <= event.sequence(); more = kept.next()) {
            check.counted();
            Optional<Key> key = key();
            if (kept.getLong(3) == event.sequence() && key.isPresent()) {
                leading.add(key.get());
            } else {
                invented();
            }
        }
        if (event.content().isEmpty()) {
            return; // which is said where it is read
        }
        Content content = event.content().get();
        for (Key key : Keys.givenBack(content.recorded().event())) {
            if (notKept.remove(key) == null) {
                check.found(event.sequence(), "gave " + name(key) + " back, but that is kept");
            }
        }
        List<Key> taken = Keys.taken(content.recorded().event(), content.by());
        for (Key key : taken) {
            notKept.remove(key);
            if (!leading.remove(key)) {
                notKept.put(key, event.sequence());
            }
        }
        leading.stream()
                .filter(key -> !taken.contains(key))
                .forEach(
                        key -> check.found(event.sequence(), "is kept under " + name(key) + ", which it did not take"));
    }

    /** Empty where no event could take it. */
    private Optional<Key> key() throws SQLException {
        try {
            return Optional.of(new Key(Key.Kind.valueOf(kept.getString(1)), kept.getString(2)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void invented() throws SQLException {
        check.found(
                kept.getLong(3),
                "is kept under " + kept.getString(1) + " " + kept.getString(2) + ", which no event took there");
    }

    private static String name(Key key) {
        return key.kind() + " " + key.value();
    }

    @Override
    public void end() throws SQLException {
        for (; more; more = kept.next()) {
            check.counted();
            invented();
        }
        notKept.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(key ->
                        check.found(key.getValue(), "took " + name(key.getKey()) + ", but that does not lead to it"));
    }

    @Override
    public void close() throws SQLException {
        select.close();
    }
}
