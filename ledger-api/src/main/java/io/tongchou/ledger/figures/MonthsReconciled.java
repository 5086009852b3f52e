package io.tongchou.ledger.figures;

import io.tongchou.ledger.agreement.Reconciliation;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.balances.NoFigure;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.matching.StatementMatcher;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Months' ends reconciled with the statements, by the policy's window of days. */
@Component
public class MonthsReconciled {

    private final Figures figures;
    private final Reconciliation reconciliation;
    private final BookReader books;

    MonthsReconciled(Figures figures, Reconciliation reconciliation, BookReader books) {
        this.figures = figures;
        this.reconciliation = reconciliation;
        this.books = books;
    }

    /**
     * How the book and its statements stand at a month's end.
     *
     * @param month that of the moment where it is left out
     * @param unit that unit's alone
     * @throws NoFigure where the book had not begun in that month, or the month has not
     */
    public Reconciliation.Report at(BookId book, Optional<YearMonth> month, Moment moment, Optional<UnitCode> unit) {
        Basis basis = figures.basis(book, moment);
        BookState state = books.at(book, basis.sequence());
        YearMonth of = month.orElse(YearMonth.from(basis.asOf()));
        if (!state.isOpen()) {
            throw new NoFigure(NoFigure.Code.PERIOD_CLOSED, "the book was not open at " + basis.knownAt());
        } else if (of.atEndOfMonth().isBefore(state.beginsOn())) {
            throw new NoFigure(NoFigure.Code.PERIOD_CLOSED, "the book begins on " + state.beginsOn());
        } else if (of.atDay(1).isAfter(basis.asOf())) {
            throw new NoFigure(NoFigure.Code.IN_THE_FUTURE, "the month " + of + " has not begun on " + basis.asOf());
        }
        return reconciliation.at(book, basis, of, StatementMatcher.window(state, of.atEndOfMonth()), unit);
    }
}
