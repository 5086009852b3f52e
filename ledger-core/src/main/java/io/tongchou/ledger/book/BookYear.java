package io.tongchou.ledger.book;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.tongchou.ledger.settlement.YearFacts;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a book knows of one fiscal year. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class BookYear {

    static final BookYear EMPTY = new BookYear();
    private static final BookUnitYear EMPTY_UNIT = new BookUnitYear();

    final Map<UnitCode, BookUnitYear> units = new TreeMap<>();
    Optional<YearFacts> closedWith = Optional.empty();
    final List<Integer> extractions = new ArrayList<>();

    BookYear() {}

    public BookUnitYear unit(UnitCode unit) {
        return units.getOrDefault(unit, EMPTY_UNIT);
    }

    BookUnitYear change(UnitCode unit) {
        return units.computeIfAbsent(unit, any -> new BookUnitYear());
    }

    /** Whoever is not covered yet shares what is left of the reserve from here on. */
    void settleAnew() {
        units.values().forEach(unit -> unit.coveredBeforeRuling = unit.covered);
    }

    public boolean isClosed() {
        return closedWith.isPresent();
    }

    /** The facts with which the year was closed. */
    public Optional<YearFacts> closedWith() {
        return closedWith;
    }

    /** The last month through which the reserve was extracted and not given back, 0 where there is none. */
    public int extractedThrough() {
        return extractions.stream().max(Integer::compare).orElse(0);
    }
}
