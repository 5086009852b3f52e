package io.tongchou.ledger.replay;

import java.util.List;
import java.util.Optional;

/**
 * What came of a rebuild.
 *
 * @param switched whether the rebuilt read side serves now; it does if and only if there is no difference
 * @param events that it was made of
 * @param tables each table that was compared, with the rows that are in the one or the other
 * @param differences in all
 * @param first the first of them, table by table in the order of their keys
 */
public record Replayed(
        boolean switched, long events, List<TableCompared> tables, long differences, List<Difference> first) {

    /**
     * A table of both read sides.
     *
     * @param rows that are in the one or the other
     * @param differing of these
     */
    public record TableCompared(String table, long rows, long differing) {}

    /**
     * A row on which the two do not agree.
     *
     * @param key the columns that name it, as JSON
     * @param serving the row that answers are made of, as JSON, where there is one
     * @param rebuilt the row as the events make it, as JSON, where they make one
     */
    public record Difference(String table, String key, Optional<String> serving, Optional<String> rebuilt) {}
}
