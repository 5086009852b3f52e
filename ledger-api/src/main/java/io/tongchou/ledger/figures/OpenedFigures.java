package io.tongchou.ledger.figures;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.explain.Asked;
import io.tongchou.ledger.explain.Explain;
import io.tongchou.ledger.explain.Explanation;
import io.tongchou.ledger.explain.Figure;
import io.tongchou.ledger.explain.NotThere;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Opens a figure for whoever may see it, of one moment. */
@Component
public class OpenedFigures {

    private final Explain explain;
    private final Figures figures;
    private final BookReader books;

    OpenedFigures(Explain explain, Figures figures, BookReader books) {
        this.explain = explain;
        this.figures = figures;
        this.books = books;
    }

    /** @param basis what it rests on */
    public record Opened(Basis basis, Explanation explanation) {}

    /**
     * A figure of a book that the caller may read.
     *
     * @throws NotThere where there is none, or none for the caller
     * @throws io.tongchou.ledger.balances.NoFigure where it cannot be given now
     */
    public Opened open(Caller caller, BookId book, Figure figure, Moment moment, Optional<String> cursor, int limit) {
        Optional<UnitCode> county = Question.visible(caller, Optional.empty());
        if (county.isPresent() && figure.isOfSeveral()) {
            throw new NotThere(Refusal.of(
                    RefusalCode.FORBIDDEN,
                    caller.name() + " may not read what concerns all units of pool " + book.pool()));
        }
        figure.days().forEach(day -> figures.inItsYears(book, day));
        Basis basis = figures.basis(book, moment);
        Supplier<BookState> state = SingletonSupplier.of(() -> books.at(book, basis.sequence()));
        Optional<Refusal> refusal = switch (figure) {
            case Figure.OfSettlement of ->
                YearOfSettlement.none(state.get(), of.year(), YearOfSettlement.dayOf(moment, basis));
            case Figure.OfIndicator of -> FiguresController.tooEarly(state.get(), basis);
            default -> Optional.empty();
        };
        if (refusal.isPresent()) {
            throw new NotThere(refusal.get());
        }
        Asked asked = new Asked(book, basis, figures.beginsOn(book).orElseThrow(), county, cursor, limit, state);
        return new Opened(basis, explain.open(asked, figure));
    }
}
