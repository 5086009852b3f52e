package io.tongchou.ledger.book;

import io.tongchou.ledger.vocabulary.BookId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A submission on its way to one book, with what was read for it while the book was locked.
 *
 * @param earlier what came of an earlier command of the same id in the pool
 * @param proposed what the proposal asks for that the submission is about
 * @param today the ledger's day, Asia/Shanghai
 */
public record Dispatch(
        BookId book,
        Submission submission,
        Optional<Earlier> earlier,
        Facts facts,
        Optional<Command> proposed,
        LocalDate today) {}
