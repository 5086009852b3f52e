package io.tongchou.ledger.bench;

import io.tongchou.ledger.wiring.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** One PostgreSQL server for all that is measured, set up as the service sets up its own. */
final class Server implements AutoCloseable {

    static final String OWNER = "postgres";
    static final String APPLICATION = "tongchou_app";

    private final EmbeddedDatabase database;

    Server(Path directory) throws IOException {
        this.database = EmbeddedDatabase.start(directory);
    }

    /** A new database; its JDBC address. */
    String create(String name) throws SQLException {
        try (Connection connection = owner(database.url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return database.url().replaceFirst("/[a-z]+$", "/" + name);
    }

    void drop(String name) throws SQLException {
        try (Connection connection = owner(database.url());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + name);
        }
    }

    static Connection owner(String url) throws SQLException {
        return DriverManager.getConnection(url, OWNER, "");
    }

    @Override
    public void close() {
        database.close();
    }
}
