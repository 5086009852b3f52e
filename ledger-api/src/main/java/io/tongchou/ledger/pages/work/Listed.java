package io.tongchou.ledger.pages.work;

import io.tongchou.ledger.pages.Visit;
import java.util.List;
import java.util.function.Function;

/**
 * A list, or its beginning.
 *
 * @param count of all
 * @param all where all are shown; blank where they are
 */
record Listed<T>(int count, List<T> rows, String all) {

    private static final int SHOWN = 20;

    /** @param name of the list, by which all of it is asked for */
    static <S, T> Listed<T> of(Visit visit, String name, List<S> all, Function<S, T> row) {
        boolean whole = all.size() <= SHOWN
                || visit.parameter("all").filter(name::equals).isPresent();
        return new Listed<>(
                all.size(),
                all.stream().limit(whole ? all.size() : SHOWN).map(row).toList(),
                whole ? "" : visit.to("/work", "all", name) + "#" + name);
    }
}
