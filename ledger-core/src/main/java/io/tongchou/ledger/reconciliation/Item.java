package io.tongchou.ledger.reconciliation;

import java.util.Optional;

/** A line or a movement while its counterpart is looked for. */
final class Item<T> {

    final T what;
    /** What may be taken together: the lines of one statement, all movements. */
    final String group;

    final long day;
    final long fen;
    final Optional<String> reference;
    /** Whether its reference tells it apart: it has no counterpart with another one that does. */
    final boolean telling;

    boolean taken;

    private Item(T what, String group, long day, long fen, Optional<String> reference, boolean telling, boolean taken) {
        this.what = what;
        this.group = group;
        this.day = day;
        this.fen = fen;
        this.reference = reference;
        this.telling = telling;
        this.taken = taken;
    }

    static Item<Line> of(Line line, boolean telling) {
        return new Item<>(
                line,
                line.statement(),
                line.on().toEpochDay(),
                line.amount().fen(),
                line.reference(),
                telling && line.reference().isPresent(),
                line.matched());
    }

    static Item<Movement> of(Movement movement) {
        return new Item<>(
                movement,
                "",
                movement.on().toEpochDay(),
                movement.amount().fen(),
                movement.reference(),
                movement.reference().isPresent(),
                movement.matched());
    }
}
