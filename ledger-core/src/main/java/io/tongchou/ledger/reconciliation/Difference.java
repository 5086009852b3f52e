package io.tongchou.ledger.reconciliation;

import io.tongchou.ledger.vocabulary.DifferenceKind;
import io.tongchou.ledger.vocabulary.Money;
import java.util.Optional;

/**
 * Something that statements and ledger do not have alike.
 *
 * @param side where the item stands that the other side does not have so; of different amounts the statement's
 * @param line the line, where the item is one
 * @param movement the movement, where the item is one; of different amounts both
 * @param amount what the statement has above the ledger; negative where it has less
 */
public record Difference(
        DifferenceKind kind, Side side, Optional<Line> line, Optional<Movement> movement, Money amount) {

    /** Where an item stands. */
    public enum Side {
        STATEMENT,
        LEDGER
    }

    static Difference of(DifferenceKind kind, Line line) {
        return new Difference(kind, Side.STATEMENT, Optional.of(line), Optional.empty(), line.amount());
    }

    static Difference of(DifferenceKind kind, Movement movement) {
        return new Difference(
                kind,
                Side.LEDGER,
                Optional.empty(),
                Optional.of(movement),
                movement.amount().negated());
    }

    static Difference ofAmount(Line line, Movement movement) {
        return new Difference(
                DifferenceKind.AMOUNT,
                Side.STATEMENT,
                Optional.of(line),
                Optional.of(movement),
                line.amount().minus(movement.amount()));
    }
}
