package io.tongchou.ledger.wiring;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Where the ledger's database is and with which two roles it is used: one owns the schemas and migrates them, the other
 * works in them and has no right to change or delete an event.
 */
record DatabaseAccess(String url, Role application, Role owner, Optional<EmbeddedDatabase> embedded)
        implements AutoCloseable {

    /** A role of the database server and what it shows to come in. */
    record Role(String name, String password) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** The server that the operator named, or the embedded one, started in the data directory. */
    static DatabaseAccess of(LedgerSettings settings) {
        LedgerSettings.Database database = settings.database();
        if (!database.isNamed()) {
            EmbeddedDatabase embedded = EmbeddedDatabase.start(settings.dataDir());
            return new DatabaseAccess(
                    embedded.url(), EmbeddedDatabase.APPLICATION, EmbeddedDatabase.OWNER, Optional.of(embedded));
        }
        Role application = new Role(database.user(), database.password());
        Role owner = database.migrationUser().isBlank()
                ? application
                : new Role(database.migrationUser(), database.migrationPassword());
        return new DatabaseAccess(database.url(), application, owner, Optional.empty());
    }

    Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(url, owner.name(), owner.password());
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedDatabase::close);
    }
}
