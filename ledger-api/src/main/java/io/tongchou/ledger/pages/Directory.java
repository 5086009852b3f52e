package io.tongchou.ledger.pages;

import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Which books there are, for whoever looks for one. */
@Component
public class Directory {

    private final Figures figures;
    private final BookReader books;
    private final Map<BookId, Listed> known = new ConcurrentHashMap<>();

    Directory(Figures figures, BookReader books) {
        this.figures = figures;
        this.books = books;
    }

    /** A book with the names of its pool and of its units, which are few and never taken back. */
    public record Listed(BookId book, String poolName, SortedMap<UnitCode, String> units) {}

    /** The books that the caller may open: a county's clerk those of its own pool. */
    public List<Listed> openTo(Caller caller) {
        return figures.books().stream()
                .filter(book -> caller.mayTouch(book.pool().code()))
                .map(book -> listed(book, caller))
                .filter(listed ->
                        ownUnit(caller).isEmpty() || listed.units().keySet().containsAll(ownUnit(caller)))
                .toList();
    }

    /** All books, for those who do not say yet who they are. */
    public List<Listed> all() {
        return figures.books().stream()
                .map(book -> known.computeIfAbsent(book, this::read))
                .toList();
    }

    private Listed listed(BookId book, Caller caller) {
        Listed listed = known.computeIfAbsent(book, this::read);
        return listed.units().keySet().containsAll(ownUnit(caller))
                ? listed
                : known.merge(book, read(book), (old, now) -> now);
    }

    private static Set<UnitCode> ownUnit(Caller caller) {
        return caller.has("county")
                ? caller.unit().map(UnitCode::new).map(Set::of).orElseGet(Set::of)
                : Set.of();
    }

    private Listed read(BookId book) {
        BookState state = books.at(book, Long.MAX_VALUE);
        SortedMap<UnitCode, String> units = new TreeMap<>();
        state.units()
                .forEach(unit -> units.put(unit, BookReport.unit(state, unit).zh()));
        return new Listed(book, state.poolName(), units);
    }
}
