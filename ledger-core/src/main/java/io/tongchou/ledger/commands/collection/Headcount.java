package io.tongchou.ledger.commands.collection;

import io.tongchou.ledger.book.DataFault;
import java.util.Optional;

/** How many people an assessment is for. */
final class Headcount {

    private Headcount() {}

    static void mustBePositive(Optional<Integer> headcount) {
        if (headcount.filter(heads -> heads < 1).isPresent()) {
            throw new DataFault("headcount", "must be 1 or more");
        }
    }
}
