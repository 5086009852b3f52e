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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The sums that figures are made of, made once more from the legs: what each whole block has of a series up to each day. */
final class Cells implements AutoCloseable {

    private static final String QUERY = """
            SELECT block, block, unit, account, item, day - DATE '1970-01-01', amount_fen, debit_fen
              FROM reading.cell WHERE book = ? AND level = %d ORDER BY block, unit, account, item, day""";

    /** What legs are summed by. */
    record Series(String unit, String account, String item) implements Comparable<Series> {

        private static final Comparator<Series> ORDER = Comparator.comparing(Series::unit)
                .thenComparing(Series::account)
                .thenComparing(Series::item);

        static Series of(Posting leg) {
            return new Series(
                    leg.unit().code(),
                    leg.account().code(),
                    leg.item().map(Item::name).orElse(""));
        }

        @Override
        public int compareTo(Series other) {
            return ORDER.compare(this, other);
        }
    }

    /** Debits less credits, and the debits alone. */
    private record Sum(long fen, long debit) {

        static final Sum NONE = new Sum(0, 0);

        Sum plus(Sum other) {
            return new Sum(Math.addExact(fen, other.fen), Math.addExact(debit, other.debit));
        }
    }

    /** The block of a level that is under way. */
    private static final class Level {

        private final long size;
        private final Rows rows;
        private final TreeMap<Series, TreeMap<Integer, Sum>> sums = new TreeMap<>();
        private long block;

        Level(long size, Rows rows) {
            this.size = size;
            this.rows = rows;
        }
    }

    private final List<Level> levels = new ArrayList<>();
    private final Set<Series> series = new TreeSet<>();
    private final long position;

    /** @param position how far the journal has come */
    Cells(Connection connection, BookId book, Findings.Check check, long position) throws SQLException {
        this.position = position;
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT size FROM (SELECT level, reading.block_size(level) AS size FROM generate_series(1, 99) AS level)
                            AS levels WHERE size IS NOT NULL ORDER BY level""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                long size = row.getLong(1);
                levels.add(new Level(
                        size,
                        new Rows(
                                connection,
                                book,
                                check,
                                "the cell of level " + (levels.size() + 1),
                                block -> (block + 1) * size,
                                QUERY.formatted(levels.size() + 1),
                                5,
                                "block",
                                "unit",
                                "account",
                                "item",
                                "day#",
                                "amount_fen",
                                "debit_fen")));
            }
        }
    }

    /** Takes in the legs of an event. */
    void add(long sequence, LocalDate day, List<Posting> legs) throws SQLException {
        reach(0, sequence - 1);
        TreeMap<Series, TreeMap<Integer, Sum>> sums = levels.getFirst().sums;
        for (Posting leg : legs) {
            long fen = leg.amount().fen();
            sums.computeIfAbsent(Series.of(leg), any -> new TreeMap<>())
                    .merge((int) day.toEpochDay(), new Sum(fen, Math.max(fen, 0)), Sum::plus);
        }
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
                level.sums.forEach((of, days) -> {
                    TreeMap<Integer, Sum> above =
                            levels.get(number + 1).sums.computeIfAbsent(of, any -> new TreeMap<>());
                    days.forEach((day, sum) -> above.merge(day, sum, Sum::plus));
                });
            }
            if (number == 0) {
                series.addAll(level.sums.keySet());
            }
            level.sums.clear();
            level.block++;
        }
        reach(number + 1, sequence);
    }

    private static void hold(Level level) throws SQLException {
        List<List<@Nullable Object>> due = new ArrayList<>();
        for (Map.Entry<Series, TreeMap<Integer, Sum>> one : level.sums.entrySet()) {
            Series of = one.getKey();
            Sum sum = Sum.NONE;
            for (Map.Entry<Integer, Sum> day : one.getValue().entrySet()) {
                sum = sum.plus(day.getValue());
                due.add(Rows.row(level.block, of.unit, of.account, of.item, day.getKey(), sum.fen, sum.debit));
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
