package io.tongchou.ledger.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the database does without a ledger: rows of the very bytes that the ledger stores for a premium, into a table with
 * the columns, checks and indexes of the events'.
 */
final class Ceiling implements AutoCloseable {

    private static final String COLUMNS =
            "book, sequence, event_id, type, revision, recorded_at, payload, metadata, hash";
    private static final String INSERT =
            "INSERT INTO ceiling.event (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UNNEST =
            "INSERT INTO ceiling.event (" + COLUMNS + ") SELECT * FROM unnest(?::text[], ?::bigint[], ?::uuid[],"
                    + " ?::text[], ?::text[], ?::bigint[], ?::bytea[], ?::bytea[], ?::bytea[])";
    private static final int SAMPLE = 1000;

    private final List<Connection> connections = new ArrayList<>();
    private final AtomicLong sequence = new AtomicLong();
    private final List<Row> sample = new ArrayList<>();
    private boolean byCopy;

    private record Row(String type, String revision, byte[] payload, byte[] metadata, byte[] hash) {

        int length() {
            return payload.length + metadata.length + hash.length;
        }
    }

    /**
     * @param url the database whose premiums are the rows' pattern
     * @param clients the most at once
     */
    Ceiling(String url, int clients) throws SQLException {
        for (int i = 0; i < clients; i++) {
            connections.add(Server.owner(url));
        }
        try (Statement statement = connections.getFirst().createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS ceiling");
            statement.execute("DROP TABLE IF EXISTS ceiling.event");
            statement.execute("CREATE TABLE ceiling.event (LIKE ledger.domain_event INCLUDING ALL)");
            try (ResultSet rows = statement.executeQuery("SELECT type, revision, payload, metadata, hash"
                    + " FROM ledger.domain_event WHERE type = 'PremiumCollected' ORDER BY sequence DESC LIMIT "
                    + SAMPLE)) {
                while (rows.next()) {
                    sample.add(new Row(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getBytes(3),
                            rows.getBytes(4),
                            rows.getBytes(5)));
                }
            }
        }
    }

    /** Bytes of payload, metadata and hash of a row, on average. */
    long rowLength() {
        return Math.round(sample.stream().mapToInt(Row::length).average().orElseThrow());
    }

    /** How batches are written. */
    String wayOfBatches() {
        return byCopy ? "binary COPY" : "INSERT … SELECT unnest(…)";
    }

    /** Tries both ways of writing batches and keeps to the faster. */
    void chooseWayOfBatches(Duration time) throws Exception {
        byCopy = true;
        batches(time);
        double copy = batches(time).rowsPerSecond();
        byCopy = false;
        batches(time);
        byCopy = copy > batches(time).rowsPerSecond();
    }

    /** One row and one commit at a time on each of so many connections. */
    Load.Run singles(int clients, Duration time) throws Exception {
        return Load.run(clients, time, (client, until, part) -> {
            Connection connection = connections.get(client);
            connection.setAutoCommit(true);
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                while (System.nanoTime() < until) {
                    long n = sequence.incrementAndGet();
                    Row row = row(n);
                    long start = System.nanoTime();
                    insert.setString(1, Commands.BOOK);
                    insert.setLong(2, n);
                    insert.setObject(3, UUID.randomUUID());
                    insert.setString(4, row.type);
                    insert.setString(5, row.revision);
                    insert.setLong(6, n);
                    insert.setBytes(7, row.payload);
                    insert.setBytes(8, row.metadata);
                    insert.setBytes(9, row.hash);
                    insert.executeUpdate();
                    part.took(System.nanoTime() - start);
                    part.answered((int) n, true);
                }
            }
        });
    }

    /** A thousand rows a commit on one connection. */
    Load.Run batches(Duration time) throws Exception {
        Connection connection = connections.getFirst();
        connection.setAutoCommit(false);
        return Load.run(1, time, (client, until, part) -> {
            while (System.nanoTime() < until) {
                long before = sequence.getAndAdd(Load.BATCH);
                long start = System.nanoTime();
                if (byCopy) {
                    copy(connection, before);
                } else {
                    unnest(connection, before);
                }
                connection.commit();
                part.took(System.nanoTime() - start);
                for (int i = 1; i <= Load.BATCH; i++) {
                    part.answered((int) before + i, true);
                }
            }
        });
    }

    private Row row(long n) {
        return sample.get((int) (n % sample.size()));
    }

    private void unnest(Connection connection, long before) throws SQLException {
        int n = Load.BATCH;
        Object[][] columns = new Object[9][n];
        columns[6] = new byte[n][];
        columns[7] = new byte[n][];
        columns[8] = new byte[n][];
        for (int i = 0; i < n; i++) {
            long number = before + i + 1;
            Row row = row(number);
            columns[0][i] = Commands.BOOK;
            columns[1][i] = number;
            columns[2][i] = UUID.randomUUID().toString();
            columns[3][i] = row.type;
            columns[4][i] = row.revision;
            columns[5][i] = number;
            columns[6][i] = row.payload;
            columns[7][i] = row.metadata;
            columns[8][i] = row.hash;
        }
        String[] types = {"text", "bigint", "uuid", "text", "text", "bigint", "bytea", "bytea", "bytea"};
        try (PreparedStatement insert = connection.prepareStatement(UNNEST)) {
            for (int i = 0; i < types.length; i++) {
                insert.setArray(i + 1, connection.createArrayOf(types[i], columns[i]));
            }
            insert.executeUpdate();
        }
    }

    private void copy(Connection connection, long before) throws SQLException, IOException {
        EventCopy copy = new EventCopy(connection, "ceiling.event");
        for (int i = 1; i <= Load.BATCH; i++) {
            Row row = row(before + i);
            copy.add(
                    Commands.BOOK,
                    before + i,
                    UUID.randomUUID(),
                    row.type,
                    row.revision,
                    before + i,
                    row.payload,
                    row.metadata,
                    row.hash);
        }
        copy.end();
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
