package io.tongchou.ledger.figures;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Rulebook;
import io.tongchou.ledger.vocabulary.FiscalYear;
import java.time.LocalDate;
import java.util.Optional;

/** Of which years a book has a settlement. */
public final class YearOfSettlement {

    private YearOfSettlement() {}

    /** The day it was: what was the future at a past instant stays unanswered for that instant. */
    public static LocalDate dayOf(Moment moment, Basis basis) {
        return moment.knownAt()
                .map(then -> LocalDate.ofInstant(then, Question.DAYS))
                .orElse(basis.asOf());
    }

    /** Why a year has no settlement on a day, where it has none. */
    public static Optional<Refusal> none(BookState book, FiscalYear year, LocalDate day) {
        if (year.lastDay().isBefore(book.beginsOn())) {
            return Optional.of(Refusal.of(RefusalCode.PERIOD_CLOSED, "the book begins on " + book.beginsOn()));
        }
        if (year.firstDay().isAfter(day)) {
            return Optional.of(Refusal.of(RefusalCode.IN_THE_FUTURE, "the year " + year + " has not begun"));
        }
        return book.policyOn(year.lastDay()).isEmpty()
                ? Optional.of(Rulebook.noPolicy(year.lastDay()))
                : Optional.empty();
    }
}
