package io.tongchou.ledger.book;

import io.tongchou.ledger.events.LedgerEvent;
import java.util.Map;
import java.util.Optional;

/** What happened before, as far as a command named it by its keys; read in bulk while the book is locked. */
public record Facts(Map<Key, StoredEvent> known) {

    public static final Facts NONE = new Facts(Map.of());

    public Optional<StoredEvent> find(Key.Kind kind, String value) {
        return Optional.ofNullable(known.get(new Key(kind, value)));
    }

    public boolean has(Key.Kind kind, String value) {
        return known.containsKey(new Key(kind, value));
    }

    /** The event behind a key, where it is of that type. */
    public <E extends LedgerEvent> Optional<E> find(Key.Kind kind, String value, Class<E> type) {
        return find(kind, value)
                .map(stored -> stored.recorded().event())
                .filter(type::isInstance)
                .map(type::cast);
    }
}
