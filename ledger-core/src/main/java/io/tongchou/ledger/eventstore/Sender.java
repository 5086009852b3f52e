package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.vocabulary.BookId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One request's lines: they are taken in their order, and after a BUSY one every later line of that book is BUSY too. */
public final class Sender {

    private final Set<BookId> busy = ConcurrentHashMap.newKeySet();

    boolean isBusy(BookId book) {
        return busy.contains(book);
    }

    /** What the request still sends for that book is BUSY too. */
    public void busy(BookId book) {
        busy.add(book);
    }
}
