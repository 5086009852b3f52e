package io.tongchou.ledger.figures;

import io.tongchou.ledger.balances.Moment;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a page of a list ended: all its pages tell of the same state. Written {@code 1637000000000_17}.
 *
 * @param knownAt the instant as known at which the list was begun
 * @param place of the last row
 */
record PageCursor(Instant knownAt, long place) {

    /** @throws NumberFormatException where the text is none */
    static PageCursor parse(String text) {
        if (!text.matches("[0-9]{1,18}_[0-9]{1,18}")) {
            throw new NumberFormatException(text);
        }
        int end = text.indexOf('_');
        return new PageCursor(
                Instant.ofEpochMilli(Long.parseLong(text.substring(0, end))), Long.parseLong(text.substring(end + 1)));
    }

    /** The moment that was asked for, with the first page's instant where none was. */
    static Moment of(Moment asked, Optional<PageCursor> cursor) {
        return cursor.isPresent() && asked.knownAt().isEmpty()
                ? asked.knownAt(cursor.get().knownAt())
                : asked;
    }

    @Override
    public String toString() {
        return knownAt.toEpochMilli() + "_" + place;
    }
}
