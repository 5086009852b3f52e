package io.tongchou.ledger.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Rows for a table with the columns of the events', by binary COPY in the connection's transaction. */
final class EventCopy {

    private static final int BUFFER = 1 << 20;

    private final CopyIn copy;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER + (BUFFER >> 2));
    private final DataOutputStream out = new DataOutputStream(bytes);

    EventCopy(Connection connection, String table) throws SQLException, IOException {
        this.copy = new CopyManager(connection.unwrap(BaseConnection.class))
                .copyIn("COPY " + table
                        + " (book, sequence, event_id, type, revision, recorded_at, payload, metadata, hash)"
                        + " FROM STDIN (FORMAT binary)");
        out.write("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1));
        out.writeLong(0);
    }

    void add(
            String book,
            long sequence,
            UUID id,
            String type,
            String revision,
            long recordedAt,
            byte[] payload,
            byte[] metadata,
            byte[] hash)
            throws SQLException, IOException {
        out.writeShort(9);
        field(book.getBytes(StandardCharsets.UTF_8));
        field(sequence);
        out.writeInt(16);
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
        field(type.getBytes(StandardCharsets.UTF_8));
        field(revision.getBytes(StandardCharsets.UTF_8));
        field(recordedAt);
        field(payload);
        field(metadata);
        field(hash);
        if (bytes.size() >= BUFFER) {
            send();
        }
    }

    /** All rows are in the table. */
    void end() throws SQLException, IOException {
        out.writeShort(-1);
        send();
        copy.endCopy();
    }

    private void send() throws SQLException {
        copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
        bytes.reset();
    }

    private void field(byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private void field(long value) throws IOException {
        out.writeInt(8);
        out.writeLong(value);
    }
}
