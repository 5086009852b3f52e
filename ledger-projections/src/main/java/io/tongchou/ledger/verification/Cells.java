package io.tongchou.ledger.verification;

import io.tongchou.ledger.eventstore.Findings;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Posting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sums of one kind, made once more from the entries: what each whole block has of a series up to each day. */
final class Cells implements AutoCloseable {

    /**
     * What is summed, and by what.
     *
     * @param name what one of the rows is called
     * @param series the columns of a series
     * @param sums the columns of the sums
     */
    record Kind(String name, String table, List<String> series, List<String> sums) {

        /** What legs come to: debits less credits, and the debits alone. */
        static final Kind LEGS =
                new Kind("the cell", "cell", List.of("unit", "account", "item"), List.of("amount_fen", "debit_fen"));

        /** What went from account to account. */
        static final Kind FLOWS = new Kind(
                "the flow's cell",
                "flow_cell",
                List.of("unit", "source", "target"),
                List.of("amount_fen", "entries", "first"));

        private String query(int level) {
            return "SELECT block, block, %1$s, day - DATE '1970-01-01', %2$s FROM reading.%3$s WHERE book = ? AND level = %4$d ORDER BY block, %1$s, day"
                    .formatted(String.join(", ", series), String.join(", ", sums), table, level);
        }

        private String[] columns() {
            return Stream.of(List.of("block"), series, List.of("day#"), sums)
                    .flatMap(List::stream)
                    .toArray(String[]::new);
        }
    }

    /** What is summed by, in the order of the kind's columns. */
    record Series(String unit, String of, String by) implements Comparable<Series> {

        private static final Comparator<Series> ORDER =
                Comparator.comparing(Series::unit).thenComparing(Series::of).thenComparing(Series::by);

        static Series of(Posting leg) {
            return new Series(
                    leg.unit().code(),
                    leg.account().code(),
                    leg.item().map(Item::name).orElse(""));
        }

        static Series of(Flow flow) {
            return new Series(
                    flow.unit().code(), flow.source().code(), flow.target().code());
        }

        @Override
        public int compareTo(Series other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Sums extends TreeMap<Series, TreeMap<Integer, long[]>> {

        private static final long serialVersionUID = 1;

        void add(Series series, int day, long[] sum) {
            computeIfAbsent(series, any -> new TreeMap<>()).merge(day, sum, Cells::plus);
        }
    }

    /** The block of a level that is under way. */
    private static final class Level {

        private final long size;
        private final Rows rows;
        private final Sums sums = new Sums();
        private long block;

        Level(long size, Rows rows) {
            this.size = size;
            this.rows = rows;
        }
    }

    private final List<Level> levels = new ArrayList<>();
    private final Set<Series> series = new TreeSet<>();
    private final Kind kind;
    private final long position;

    /** @param position how far the journal has come */
    Cells(Kind kind, Connection connection, BookId book, Findings.Check check, long position) throws SQLException {
        this.kind = kind;
        this.position = position;
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT size FROM (SELECT level, reading.block_size(level) AS size FROM generate_series(1, 99) AS level)
                            AS levels WHERE size IS NOT NULL ORDER BY level""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                long size = row.getLong(1);
                int level = levels.size() + 1;
                levels.add(new Level(
                        size,
                        new Rows(
                                connection,
                                book,
                                check,
                                kind.name() + " of level " + level,
                                block -> (block + 1) * size,
                                kind.query(level),
                                5,
                                kind.columns())));
            }
        }
    }

    /**
     * Takes in what an event adds to a series.
     *
     * @param amounts in the order of the kind's sums
     */
    void add(long sequence, LocalDate day, Series of, long... amounts) throws SQLException {
        reach(0, sequence - 1);
        levels.getFirst().sums.add(of, (int) day.toEpochDay(), amounts);
    }

    private static long[] plus(long[] one, long[] other) {
        return IntStream.range(0, one.length)
                .mapToLong(i -> Math.addExact(one[i], other[i]))
                .toArray();
    }

    /** Closes the blocks of a level that end with that event or before it. */
    private void reach(int number, long sequence) throws SQLException {
        if (number == levels.size()) {
            return;
        }
        Level level = levels.get(number);
        while ((level.block + 1) * level.size <= sequence) {
            hold(level);
            if (number + 1 < levels.size()) {
                reach(number + 1, level.block * level.size);
                Sums above = levels.get(number + 1).sums;
                level.sums.forEach((of, days) -> days.forEach((day, sum) -> above.add(of, day, sum)));
            }
            if (number == 0) {
                series.addAll(level.sums.keySet());
            }
            level.sums.clear();
            level.block++;
        }
        reach(number + 1, sequence);
    }

    private void hold(Level level) throws SQLException {
        List<List<@Nullable Object>> due = new ArrayList<>();
        for (Map.Entry<Series, TreeMap<Integer, long[]>> one : level.sums.entrySet()) {
            Series of = one.getKey();
            long[] sum = new long[kind.sums().size()];
            for (Map.Entry<Integer, long[]> day : one.getValue().entrySet()) {
                sum = plus(sum, day.getValue());
                List<@Nullable Object> row =
                        new ArrayList<>(Rows.row(level.block, of.unit, of.of, of.by, day.getKey()));
                Arrays.stream(sum).forEach(row::add);
                due.add(row);
            }
        }
        level.rows.at(level.block, (level.block + 1) * level.size, due);
    }

    /** There are no more events; the series of all whole blocks. */
    Set<Series> end() throws SQLException {
        reach(0, position);
        for (Level level : levels) {
            level.rows.end();
        }
        return series;
    }

    @Override
    public void close() throws SQLException {
        for (Level level : levels) {
            level.rows.close();
        }
    }
}
