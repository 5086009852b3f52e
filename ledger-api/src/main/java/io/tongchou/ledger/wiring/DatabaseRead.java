package io.tongchou.ledger.wiring;

import java.nio.file.Files;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The ledger's database as it is: nothing is made, migrated or written. */
public final class DatabaseRead implements AutoCloseable {

    private final DatabaseAccess access;
    private final DataSource source;

    private DatabaseRead(DatabaseAccess access) {
        this.access = access;
        PGSimpleDataSource readOnly = new PGSimpleDataSource();
        readOnly.setUrl(access.url());
        readOnly.setUser(access.application().name());
        readOnly.setPassword(access.application().password());
        readOnly.setApplicationName("tongchou verify");
        readOnly.setReadOnly(true);
        readOnly.setReadOnlyMode("always");
        this.source = readOnly;
    }

    /**
     * The server that the operator named, or the one embedded, started over the data that are there.
     *
     * @throws StartRefused where there are none, or another process works on them
     */
    public static DatabaseRead of(LedgerSettings settings) {
        if (!settings.database().isNamed()
                && !Files.exists(settings.dataDir().resolve("postgres").resolve("PG_VERSION"))) {
            throw new StartRefused(
                    "There is no ledger in %s. Name its directory with --ledger.data-dir, or its database with --ledger.database.url."
                            .formatted(settings.dataDir().toAbsolutePath().normalize()));
        }
        return new DatabaseRead(DatabaseAccess.of(settings));
    }

    public DataSource source() {
        return source;
    }

    @Override
    public void close() {
        access.close();
    }
}
