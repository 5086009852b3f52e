package io.tongchou.ledger.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows of one table in the binary format of PostgreSQL's COPY: each is {@link #row begun} and given its columns in order. */
public final class CopyRows {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int POSTGRES_EPOCH_DAY = 10957; // 2000-01-01

    private final String command;
    private final int columns;
    private byte[] bytes = Arrays.copyOf(HEADER, 1024);
    private int length = HEADER.length;

    /** @param columns their names, separated by commas */
    public CopyRows(String table, String columns) {
        this.command = "COPY " + table + " (" + columns + ") FROM STDIN (FORMAT binary)";
        this.columns = columns.split(",").length;
    }

    public CopyRows row() {
        room(2);
        bytes[length++] = (byte) (columns >>> 8);
        bytes[length++] = (byte) columns;
        return this;
    }

    public CopyRows text(@Nullable String value) {
        if (value == null) {
            int4(-1);
            return this;
        }
        room(4 + 3 * value.length());
        int start = length + 4;
        int end = start;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                return encoded(value.getBytes(StandardCharsets.UTF_8));
            }
            bytes[end++] = (byte) c;
        }
        int4(end - start);
        length = end;
        return this;
    }

    public CopyRows text(Optional<String> value) {
        return text(value.orElse(null));
    }

    private CopyRows encoded(byte[] text) {
        int4(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    public CopyRows bigint(long value) {
        int4(8);
        int4((int) (value >>> 32));
        int4((int) value);
        return this;
    }

    public CopyRows integer(int value) {
        int4(4);
        int4(value);
        return this;
    }

    public CopyRows integer(Optional<Integer> value) {
        if (value.isPresent()) {
            return integer(value.get());
        }
        int4(-1);
        return this;
    }

    public CopyRows date(LocalDate value) {
        return integer((int) (value.toEpochDay() - POSTGRES_EPOCH_DAY));
    }

    public CopyRows flag(boolean value) {
        int4(1);
        room(1);
        bytes[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    /** Adds the rows to the table that the connection finds by its name. */
    public void insert(Connection connection) throws SQLException {
        if (length == HEADER.length) {
            return;
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
        try {
            copy.writeToCopy(bytes, 0, length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void int4(int value) {
        room(4);
        bytes[length++] = (byte) (value >>> 24);
        bytes[length++] = (byte) (value >>> 16);
        bytes[length++] = (byte) (value >>> 8);
        bytes[length++] = (byte) value;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
