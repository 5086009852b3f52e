package io.tongchou.ledger.replay;

import static java.util.stream.Collectors.joining;

import io.tongchou.ledger.replay.Replayed.Difference;
import io.tongchou.ledger.replay.Replayed.TableCompared;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds the rows of two read sides against each other, every table and every column. */
final class Comparison {

    private static final int MOST_NAMED = 10;

    /** What says how far a read side has come and who made it, not what it shows. */
    private static final Set<String> NOT_COMPARED = Set.of("flyway_schema_history", "token", "halt", "built_by");

    private static final String TABLES = """
            SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum),
                   (SELECT array_agg(k.attname::text ORDER BY k.attnum) FROM pg_index i
                      JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = ANY (i.indkey[0:i.indnkeyatts - 1])
                     WHERE i.indrelid = c.oid AND i.indisprimary)
              FROM pg_class c
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE c.relnamespace = ?::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE 'rebuild%'
             GROUP BY c.oid, c.relname ORDER BY c.relname
            """;

    private record Table(String name, List<String> columns, List<String> key) {}

    private final Connection connection;
    private final String serving;
    private final String rebuilt;
    private final List<TableCompared> tables = new ArrayList<>();
    private final List<Difference> first = new ArrayList<>();

    private Comparison(Connection connection, String serving, String rebuilt) {
        this.connection = connection;
        this.serving = serving;
        this.rebuilt = rebuilt;
    }

    /** All rows, in the connection's transaction. */
    static Comparison whole(Connection connection, String serving, String rebuilt, Progress progress)
            throws SQLException {
        Comparison comparison = new Comparison(connection, serving, rebuilt);
        List<Table> tables = comparison.tables();
        progress.phase("comparing", tables.size());
        for (Table table : tables) {
            comparison.compare(table, serving + "." + table.name(), rebuilt + "." + table.name());
            progress.reached(comparison.tables.size());
        }
        return comparison;
    }

    /** The rows that came after what is in the temporary table {@code compared (book, sequence)}. */
    static Comparison tail(Connection connection, String serving, String rebuilt) throws SQLException {
        Comparison comparison = new Comparison(connection, serving, rebuilt);
        for (Table table : comparison.tables()) {
            comparison.compare(table, later(table, serving), later(table, rebuilt));
        }
        return comparison;
    }

    long differences() {
        return tables.stream().mapToLong(TableCompared::differing).sum();
    }

    /** @param events that the rebuilt read side was made of */
    Replayed as(boolean switched, long events) {
        return new Replayed(switched, events, List.copyOf(tables), differences(), List.copyOf(first));
    }

    private static String later(Table table, String schema) {
        String condition = table.columns().contains("sequence")
                ? "each.sequence > compared.sequence"
                : table.columns().contains("block")
                        ? "(each.block + 1) * " + schema + ".block_size(each.level) > compared.sequence"
                        : "true";
        return "(SELECT each.* FROM %s.%s AS each JOIN compared USING (book) WHERE %s)"
                .formatted(schema, table.name(), condition);
    }

    private List<Table> tables() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(TABLES)) {
            query.setString(1, rebuilt);
            List<Table> tables = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (!NOT_COMPARED.contains(row.getString(1))) {
                        tables.add(new Table(
                                row.getString(1),
                                List.of((String[]) row.getArray(2).getArray()),
                                List.of((String[]) row.getArray(3).getArray())));
                    }
                }
            }
            return tables;
        }
    }

    private void compare(Table table, String old, String made) throws SQLException {
        String from = " FROM %s AS a FULL JOIN %s AS b ON %s"
                .formatted(
                        old,
                        made,
                        table.key().stream().map("a.%1$s = b.%1$s"::formatted).collect(joining(" AND ")));
        String differ = "(%s) IS DISTINCT FROM (%s)".formatted(columns("a", table), columns("b", table));
        try (Statement statement = connection.createStatement();
                ResultSet counts =
                        statement.executeQuery("SELECT count(*), count(*) FILTER (WHERE " + differ + ")" + from)) {
            counts.next();
            tables.add(new TableCompared(table.name(), counts.getLong(1), counts.getLong(2)));
            if (counts.getLong(2) > 0) {
                name(table, from, differ);
            }
        }
    }

    private void name(Table table, String from, String differ) throws SQLException {
        String some = table.key().getFirst();
        String key = table.key().stream()
                .map("'%1$s', coalesce(a.%1$s, b.%1$s)"::formatted)
                .collect(joining(", "));
        String order =
                table.key().stream().map("coalesce(a.%1$s, b.%1$s)"::formatted).collect(joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT json_build_object(%1$s), CASE WHEN a.%2$s IS NOT NULL THEN to_json(a)::text END,
                               CASE WHEN b.%2$s IS NOT NULL THEN to_json(b)::text END
                          %3$s WHERE %4$s ORDER BY %5$s LIMIT %6$d
                        """.formatted(key, some, from, differ, order, MOST_NAMED))) {
            while (row.next()) {
                first.add(new Difference(
                        table.name(),
                        row.getString(1),
                        Optional.ofNullable(row.getString(2)),
                        Optional.ofNullable(row.getString(3))));
            }
        }
    }

    private static String columns(String side, Table table) {
        return table.columns().stream().map(column -> side + "." + column).collect(joining(", "));
    }
}
