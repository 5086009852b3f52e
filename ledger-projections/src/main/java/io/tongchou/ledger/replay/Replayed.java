package io.tongchou.ledger.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What came of a rebuild.
 *
 * @param switched whether the rebuilt read side serves now: there is no difference, or those there are were accepted
 * @param events that it was made of
 * @param tables each table that was compared, with the rows that are in the one or the other
 * @param differences in all
 * @param first the first of them, table by table in the order of their keys
 */
public record Replayed(
        boolean switched, long events, List<TableCompared> tables, long differences, List<Difference> first) {

    /** Names these differences and no others, for whoever has looked into them and accepts them. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((tables.stream()
                                            .filter(table -> table.differing() > 0)
                                            .map(table -> table.table() + table.differing())
                                            .toList()
                                    + first.toString())
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

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
