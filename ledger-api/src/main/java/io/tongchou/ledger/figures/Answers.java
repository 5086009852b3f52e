package io.tongchou.ledger.figures;

import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Map<BookId, Set<UnitCode>> knownUnits = new ConcurrentHashMap<>();

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
                .or(() -> unknown(book.orElseThrow(), Question.visible(caller, unit)));
    }

    private Optional<Refusal> unknown(String pool, String fund, Optional<BookId> book) {
        return book.filter(figures::knowsBook).isPresent()
                ? Optional.empty()
                : Optional.of(
                        figures.knowsPool(pool)
                                ? Refusal.of(RefusalCode.FUND_UNKNOWN, "pool " + pool + " does not run fund " + fund)
                                : Refusal.of(RefusalCode.POOL_UNKNOWN, "pool " + pool + " has not been opened"));
    }

    private Optional<Refusal> unknown(BookId book, Optional<UnitCode> unit) {
        return unit.filter(asked -> !knownUnits.getOrDefault(book, Set.of()).contains(asked))
                .filter(asked -> !unitsNow(book).contains(asked))
                .map(asked -> Refusal.of(RefusalCode.UNIT_UNKNOWN, asked + " is not a unit of pool " + book.pool()));
    }

    /** The units are few and never taken back; they are read anew when one is asked for that is not among them. */
    private Set<UnitCode> unitsNow(BookId book) {
        Set<UnitCode> units = Set.copyOf(books.at(book, Long.MAX_VALUE).unitsAndReserve());
        knownUnits.put(book, units);
        return units;
    }

    static ResponseEntity<String> csv(List<String> lines) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.valueOf(CSV), StandardCharsets.UTF_8))
                .body(String.join("\r\n", lines) + "\r\n");
    }
}
