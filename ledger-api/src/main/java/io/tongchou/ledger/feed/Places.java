package io.tongchou.ledger.feed;

import io.tongchou.ledger.vocabulary.BookId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far a reader of events has come: of each book the last sequence that it has. Written
 * {@code 410200/310@16554,410200/390@7}; of a book that is not named it has nothing.
 */
record Places(SortedMap<BookId, Long> sequences) {

    static final Places NONE = new Places(new TreeMap<>());

    /**
     * Reads the text of one.
     *
     * @throws IllegalArgumentException where it is none, or names a book twice
     */
    static Places parse(String text) {
        SortedMap<BookId, Long> sequences = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            int at = part.indexOf('@');
            if (at < 0
                    || sequences.put(BookId.parse(part.substring(0, at)), sequence(part.substring(at + 1))) != null) {
                throw new IllegalArgumentException("no place in a book: " + part);
            }
        }
        return new Places(sequences);
    }

    static long sequence(String text) {
        long sequence = Long.parseLong(text);
        if (sequence < 0) {
            throw new NumberFormatException(text);
        }
        return sequence;
    }

    static Places of(BookId book, long sequence) {
        return new Places(new TreeMap<>(Map.of(book, sequence)));
    }

    long in(BookId book) {
        return sequences.getOrDefault(book, 0L);
    }

    @Override
    public String toString() {
        return sequences.entrySet().stream()
                .map(place -> place.getKey() + "@" + place.getValue())
                .collect(Collectors.joining(","));
    }
}
