package io.tongchou.ledger.book;

import io.tongchou.ledger.vocabulary.BookId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A submission on its way to one book, with what was read for it while the book was locked.
 *
 * @param sibling the pool's first book, where the submission opens one more beside it
 * @param earlier what came of an earlier command of the same id in the pool
 * @param proposed what the proposal asks for that the submission is about
 * @param today the ledger's day, Asia/Shanghai
 */
public record Dispatch(
        BookId book,
        Optional<BookId> sibling,
        Submission submission,
        Optional<Earlier> earlier,
        Facts facts,
        Optional<Command> proposed,
        LocalDate today) {

    /** The same with the sibling as it stands. */
    public Dispatch beside(BookState first) {
        return new Dispatch(
                book, sibling, submission, earlier, new Facts(facts.known(), Optional.of(first)), proposed, today);
    }
}
