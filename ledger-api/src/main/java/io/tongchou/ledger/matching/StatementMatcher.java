package io.tongchou.ledger.matching;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.agreement.ToBeMatched;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.commands.reconciliation.MatchStatement;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.eventstore.Ledger;
import io.tongchou.ledger.eventstore.Sender;
import io.tongchou.ledger.vocabulary.BookId;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Matches what is the same money on statements and in a book, as one more sender of commands. */
public final class StatementMatcher {

    private static final Logger LOG = LoggerFactory.getLogger(StatementMatcher.class);
    private static final ZoneId DAYS = ZoneId.of("Asia/Shanghai");
    private static final Actor LEDGER =
            new Actor("ledger", Set.of(Office.CITY_CLERK), Optional.empty(), Set.of("*"), false);
    private static final CommandType MATCH = CommandType.of(MatchStatement.class);

    private final Ledger ledger;
    private final BookReader books;
    private final Figures figures;
    private final ToBeMatched toBeMatched;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    StatementMatcher(Ledger ledger, BookReader books, Figures figures, ToBeMatched toBeMatched, Clock clock) {
        this.ledger = ledger;
        this.books = books;
        this.figures = figures;
        this.toBeMatched = toBeMatched;
        this.clock = clock;
    }

    /**
     * Matches all that can be matched of what has been taken in for the book until now, and waits until that is done.
     *
     * @throws io.tongchou.ledger.balances.NoFigure where the journal does not come that far in time
     */
    public void bringUpToDate(BookId book) {
        ledger.settled(book.pool()).join();
        BookState state = books.at(book, Long.MAX_VALUE);
        if (!state.openStatements().isEmpty()) {
            match(state);
        }
    }

    /** One at a time: what one run matches, the next need not look at. */
    private synchronized void match(BookState state) {
        Basis basis = figures.basis(state.id(), Moment.NOW.atLeast(state.sequence()));
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        Sender sender = new Sender();
        int part = 0;
    }
}
