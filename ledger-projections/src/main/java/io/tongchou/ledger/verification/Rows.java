package io.tongchou.ledger.verification;

import io.tongchou.ledger.eventstore.Findings;
import io.tongchou.ledger.vocabulary.BookId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of a table in the order of a number that rises with the events, held against those that are due. */
final class Rows implements AutoCloseable {

    private static final int ROWS_AT_ONCE = 2000;

    private static final String DAY = "#";

    private final String name;
    private final LongUnaryOperator event;
    private final String[] columns;
    private final int keys;
    private final Findings.Check check;
    private final PreparedStatement select;
    private final ResultSet rows;
    private boolean more;

    /**
     * Opens a table.
     *
     * @param name what one of its rows is called
     * @param event the event that a finding names where there should be no row of a number; 0 for none
     * @param query selects of the book {@code ?} the number, then the columns, in the order of the number and of the first columns
     * @param keys how many of the columns tell a row from the others of the same number
     * @param columns their names; of days, which come as days since 1970, with a # behind them
     */
    Rows(
            Connection connection,
            BookId book,
            Findings.Check check,
            String name,
            LongUnaryOperator event,
            String query,
            int keys,
            String... columns)
            throws SQLException {
        this.name = name;
        this.event = event;
        this.columns = columns;
        this.keys = keys;
        this.check = check;
        this.select = connection.prepareStatement(query);
        select.setString(1, book.toString());
        select.setFetchSize(ROWS_AT_ONCE);
        this.rows = select.executeQuery();
        this.more = rows.next();
    }

    /** A row as it is due. */
    static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    /**
     * Holds the rows up to a number against those that are due for it; there must be none of the numbers in between.
     *
     * @param sequence the event that a finding names
     */
    void at(long number, long sequence, List<List<@Nullable Object>> due) throws SQLException {
        List<List<@Nullable Object>> there = new ArrayList<>();
        for (; more && rows.getLong(1) <= number; more = rows.next()) {
            check.counted();
            if (rows.getLong(1) < number || rows.wasNull()) {
                ofNoEvent();
            } else {
                there.add(read());
            }
        }
        if (!there.equals(due)) {
            differences(sequence, there, due);
        }
    }

    private void differences(long sequence, List<List<@Nullable Object>> there, List<List<@Nullable Object>> due) {
        Map<List<@Nullable Object>, List<@Nullable Object>> left = new LinkedHashMap<>();
        for (List<@Nullable Object> row : there) {
            if (left.putIfAbsent(row.subList(0, keys), row) != null) {
                check.found(sequence, name + key(row) + " is there twice");
            }
        }
        for (List<@Nullable Object> row : due) {
            List<@Nullable Object> found = left.remove(row.subList(0, keys));
            if (found == null) {
                check.found(sequence, name + key(row) + " is missing: it should be " + all(row));
            } else if (!found.equals(row)) {
                check.found(sequence, name + key(row) + " is wrong: " + wrong(found, row));
            }
        }
        left.values().forEach(row -> check.found(sequence, name + key(row) + " should not be there: " + all(row)));
    }

    private String key(List<@Nullable Object> row) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < keys; i++) {
            key.append(' ').append(column(i)).append(' ').append(shown(row, i));
        }
        return key.toString();
    }

    private String wrong(List<@Nullable Object> there, List<@Nullable Object> due) {
        return IntStream.range(keys, columns.length)
                .filter(i -> !Objects.equals(there.get(i), due.get(i)))
                .mapToObj(i -> column(i) + " is " + shown(there, i) + " and should be " + shown(due, i))
                .collect(Collectors.joining(", "));
    }

    /** What is there of the row's columns behind its key. */
    private String all(List<@Nullable Object> row) {
        return IntStream.range(keys, columns.length)
                .filter(i -> row.get(i) != null)
                .mapToObj(i -> column(i) + " " + shown(row, i))
                .collect(Collectors.joining(", "));
    }

    private String column(int i) {
        return columns[i].replace(DAY, "");
    }

    private String shown(List<@Nullable Object> row, int i) {
        return columns[i].endsWith(DAY) && row.get(i) instanceof Integer day
                ? LocalDate.ofEpochDay(day).toString()
                : String.valueOf(row.get(i));
    }

    private List<@Nullable Object> read() throws SQLException {
        @Nullable Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.getObject(i + 2);
        }
        return Arrays.asList(values);
    }

    private void ofNoEvent() throws SQLException {
        List<@Nullable Object> row = read();
        check.found(event.applyAsLong(rows.getLong(1)), name + key(row) + " should not be there: " + all(row));
    }

    /** There must be no more rows. */
    void end() throws SQLException {
        for (; more; more = rows.next()) {
            check.counted();
            ofNoEvent();
        }
    }

    @Override
    public void close() throws SQLException {
        select.close();
    }
}
