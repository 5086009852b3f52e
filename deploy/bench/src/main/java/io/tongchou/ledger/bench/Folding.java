package io.tongchou.ledger.bench;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.export.Export;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/** Folds all stored events of the book in memory to all its balances: as the ledger does it, and with nothing but a cursor. */
final class Folding {

    private static final BookId BOOK = BookId.parse(Commands.BOOK);
    private static final byte[] POSTINGS = "\"postings\":[".getBytes(StandardCharsets.US_ASCII);
    private static final int ROWS_AT_ONCE = 2000;

    private Folding() {}

    /** The ledger's own fold: events read back into what they are, and the book as it stands after them. */
    static Map<String, Long> ours(DataSource source) {
        BookState state = new BookReader(source).at(BOOK, Long.MAX_VALUE);
        Map<String, Long> balances = new TreeMap<>();
        for (Map.Entry<UnitCode, ? extends Map<Account, Money>> unit :
                state.balances().now().entrySet()) {
            unit.getValue().forEach((account, balance) -> balances.put(unit.getKey() + ":" + account, balance.fen()));
        }
        balances.values().removeIf(fen -> fen == 0);
        return balances;
    }

    /** A plain cursor, the legs cut out of the bytes, and sums in a map. */
    static Map<String, Long> ceiling(DataSource source) throws SQLException {
        Map<String, Long> sums = new HashMap<>();
        scan(source, "payload", row -> legs(row.getBytes(1), (key, fen) -> sums.merge(key, fen, Math::addExact)));
        sums.values().removeIf(fen -> fen == 0);
        return sums;
    }

    /** All legs of an account of a unit, as they follow on each other. */
    static final class Legs {
        private long[] recordedAt = new long[1024];
        private int[] day = new int[1024];
        private long[] fen = new long[1024];
        private int size;

        private void add(long at, int on, long amount) {
            if (size == fen.length) {
                recordedAt = Arrays.copyOf(recordedAt, 2 * size);
                day = Arrays.copyOf(day, 2 * size);
                fen = Arrays.copyOf(fen, 2 * size);
            }
            recordedAt[size] = at;
            day[size] = on;
            fen[size++] = amount;
        }

        long balance(LocalDate asOf, Instant knownAt) {
            long last = asOf.toEpochDay();
            long known = knownAt.toEpochMilli();
            long sum = 0;
            for (int i = 0; i < size && recordedAt[i] <= known; i++) {
                if (day[i] <= last) {
                    sum = Math.addExact(sum, fen[i]);
                }
            }
            return sum;
        }
    }

    /** Every leg of the book in memory, by unit and account. */
    static Map<String, Legs> legs(DataSource source) throws SQLException {
        Map<String, Legs> all = new HashMap<>();
        scan(source, "payload, recorded_at", row -> {
            byte[] payload = row.getBytes(1);
            long at = row.getLong(2);
            int day = (int) LocalDate.parse(text(new String(payload, StandardCharsets.UTF_8), "},\"effectiveOn\":\""))
                    .toEpochDay();
            legs(
                    payload,
                    (key, fen) -> all.computeIfAbsent(key, any -> new Legs()).add(at, day, fen));
        });
        return all;
    }

    /** Writes the book out as plain-text tools read it. */
    static void export(DataSource source, Path journal) throws IOException {
        Map<UnitCode, String> units = new TreeMap<>(Map.of(UnitCode.RESERVE, "RESERVE"));
        Stream.of(Commands.UNITS).forEach(unit -> units.put(new UnitCode(unit), unit));
        Basis basis = new Figures(source, History.AFTERWARDS, Duration.ofSeconds(5)).basis(BOOK, Moment.NOW);
        try (Writer to = Files.newBufferedWriter(journal)) {
            new Export(source).hledger(new Export.Asked(BOOK, basis, Optional.empty()), units, Export.Names.CODES, to);
        }
    }

    /** How long a tool takes for all balances of a journal; empty where it is not installed. */
    static Optional<Double> by(String tool, Path journal) throws InterruptedException {
        long start = System.nanoTime();
        try {
            int exit = new ProcessBuilder(tool, "-f", journal.toString(), "balance")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(tool + " ended with " + exit);
            }
            return Optional.of(Past.seconds(start));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private static void scan(DataSource source, String columns, Row taken) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT " + columns + " FROM ledger.domain_event WHERE book = ? ORDER BY sequence")) {
                select.unwrap(PGStatement.class).setPrepareThreshold(-1); // the fastest that the driver has
                select.setFetchSize(ROWS_AT_ONCE);
                select.setString(1, Commands.BOOK);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        taken.take(rows);
                    }
                }
            }
            connection.rollback();
        }
    }

    private static void legs(byte[] payload, ObjLongConsumer<String> leg) {
        int at = payload.length - POSTINGS.length;
        while (at >= 0 && !startsAt(payload, at)) {
            at--;
        }
        if (at < 0) {
            return;
        }
        int from = at + POSTINGS.length;
        for (String one :
                new String(payload, from, payload.length - from, StandardCharsets.ISO_8859_1).split("},\\{")) {
            leg.accept(text(one, "\"unit\":\"") + ":" + text(one, "\"account\":\""), amount(one));
        }
    }

    private static boolean startsAt(byte[] payload, int at) {
        for (int i = 0; i < POSTINGS.length; i++) {
            if (payload[at + i] != POSTINGS[i]) {
                return false;
            }
        }
        return true;
    }

    private static String text(String leg, String name) {
        int from = leg.indexOf(name) + name.length();
        return leg.substring(from, leg.indexOf('"', from));
    }

    private static long amount(String leg) {
        int from = leg.indexOf("\"amount\":") + 9;
        int to = from + 1;
        while (to < leg.length() && Character.isDigit(leg.charAt(to))) {
            to++;
        }
        return Long.parseLong(leg, from, to, 10);
    }
}
