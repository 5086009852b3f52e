package io.tongchou.ledger.figures;

import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers a question about a book, once it is clear that there is such a book and unit and that the caller may ask. */
@Component
public class Answers {

    static final String CSV = "text/csv";

    private final Figures figures;
    private final BookReader books;
    private final Map<BookId, Map<UnitCode, Long>> knownSince = new ConcurrentHashMap<>();

    Answers(Figures figures, BookReader books) {
        this.figures = figures;
        this.books = books;
    }

    /** The figure, or why there is none; {@code unit} is the one that is asked about. */
    public ResponseEntity<?> to(
            String pool,
            String fund,
            Question question,
            Optional<UnitCode> unit,
            Caller caller,
            Function<BookId, ResponseEntity<?>> figure) {
        return refusal(pool, fund, question, unit, caller)
                .<ResponseEntity<?>>map(Problems::of)
                .orElseGet(() -> figure.apply(Question.book(pool, fund).orElseThrow()));
    }

    /** Why the question is not answered; empty where there is such a book and unit and the caller may ask. */
    public Optional<Refusal> refusal(
            String pool, String fund, Question question, Optional<UnitCode> unit, Caller caller) {
        Optional<BookId> book = Question.book(pool, fund);
        return Question.forbidden(caller, pool, unit)
                .or(question::refusal)
                .or(() -> unknown(pool, fund, book))
                .or(() -> unknown(book.orElseThrow(), Question.visible(caller, unit), question.knownAt()));
    }

    private Optional<Refusal> unknown(String pool, String fund, Optional<BookId> book) {
        return book.filter(figures::knowsBook).isPresent()
                ? Optional.empty()
                : Optional.of(
                        figures.knowsPool(pool)
                                ? Refusal.of(RefusalCode.FUND_UNKNOWN, "pool " + pool + " does not run fund " + fund)
                                : Refusal.of(RefusalCode.POOL_UNKNOWN, "pool " + pool + " has not been opened"));
    }

    /** The refusal of a pool none of whose books was open then, or at all. */
    static Refusal notOpen(String pool, Optional<Instant> knownAt) {
        return knownAt.map(
                        then -> Refusal.of(RefusalCode.PERIOD_CLOSED, "pool " + pool + " was not open yet at " + then))
                .orElseGet(() -> Refusal.of(RefusalCode.POOL_UNKNOWN, "pool " + pool + " has not been opened"));
    }

    private Optional<Refusal> unknown(BookId book, Optional<UnitCode> unit, Optional<Instant> knownAt) {
        return unit.filter(asked -> !isUnit(book, asked, knownAt))
                .map(asked -> Refusal.of(RefusalCode.UNIT_UNKNOWN, asked + " is not a unit of pool " + book.pool()));
    }

    /** Whether it was one of the pool's at an instant: one that was admitted later was none then. */
    boolean isUnit(BookId book, UnitCode unit, Optional<Instant> knownAt) {
        return isUnit(
                book,
                unit,
                knownAt.map(then ->
                                figures.basis(book, Moment.NOW.knownAt(then)).sequence())
                        .orElse(Long.MAX_VALUE));
    }

    /** Units are few and never taken back: what was one after an event is one after every later event. */
    private boolean isUnit(BookId book, UnitCode unit, long sequence) {
        Map<UnitCode, Long> since = knownSince.computeIfAbsent(book, any -> new ConcurrentHashMap<>());
        if (isSince(since, unit, sequence)) {
            return true;
        }
        BookState state = books.at(book, sequence);
        state.unitsAndReserve().forEach(one -> since.merge(one, state.sequence(), Math::min));
        return isSince(since, unit, sequence);
    }

    private static boolean isSince(Map<UnitCode, Long> since, UnitCode unit, long sequence) {
        return Optional.ofNullable(since.get(unit))
                .filter(first -> first <= sequence)
                .isPresent();
    }

    static ResponseEntity<String> csv(List<String> lines) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.valueOf(CSV), StandardCharsets.UTF_8))
                .body(String.join("\r\n", lines) + "\r\n");
    }
}
