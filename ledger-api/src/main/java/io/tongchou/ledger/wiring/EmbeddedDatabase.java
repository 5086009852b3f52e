package io.tongchou.ledger.wiring;

import io.tongchou.ledger.wiring.DatabaseAccess.Role;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, for trying the ledger and for a single machine: it keeps its data, loses nothing that
 * was acknowledged when anything is killed, and is started again should it die while we live. It trusts whoever has an
 * account on this machine and listens on the loopback address only; a real office names a server of its own.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    static final Role OWNER = new Role("postgres", "");
    static final Role APPLICATION = new Role("tongchou_app", "");

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String DATABASE = "tongchou";
    /** Long enough for the recovery of a write-ahead log as large as {@code max_wal_size}. */
    private static final Duration START_WITHIN = Duration.ofMinutes(3);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** Then we look again: it may have died once more, or be at a long recovery, which goes on without us waiting. */
    private static final Duration REVIVE_WITHIN = Duration.ofSeconds(10);

    private final DatabaseFiles files;
    private final FileChannel lock;
    private final Thread watch;
    private volatile EmbeddedPostgres server;
    private volatile boolean closed;

    private EmbeddedDatabase(DatabaseFiles files, FileChannel lock) throws IOException {
        this.files = files;
        this.lock = lock;
        this.server = startServer(0, START_WITHIN);
        this.watch =
                Thread.ofPlatform().daemon().name("embedded-database-watch").unstarted(this::watch);
    }

    /**
     * Starts the server on a free port, over the data that {@code dataDirectory} holds from earlier, or new.
     *
     * @throws StartRefused if another process uses this directory, or the server does not come up
     */
    public static EmbeddedDatabase start(Path dataDirectory) {
        try {
            Path directory =
                    Files.createDirectories(dataDirectory.toAbsolutePath()).toRealPath();
            FileChannel lock = lock(directory);
            try {
                EmbeddedDatabase database =
                        new EmbeddedDatabase(new DatabaseFiles(directory.resolve("postgres")), lock);
                try {
                    database.prepare();
                } catch (SQLException | RuntimeException e) {
                    database.server.close();
                    throw e;
                }
                database.watch.start();
                return database;
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw new StartRefused(
                        "The database in %s could not be started: %s".formatted(directory, e.getMessage()), e);
            }
        } catch (IOException e) {
            throw new StartRefused("The data directory %s cannot be used: %s".formatted(dataDirectory, e), e);
        }
    }

    /** JDBC address; the same for as long as this object lives, also when the server had to be started again. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), DATABASE);
    }

    @Override
    public void close() {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            watch.interrupt();
            try (lock) {
                server.close();
                files.clearAfterCrash(); // one that took too long to come back is not known to it
            } catch (IOException e) {
                log.warn("The database did not stop cleanly; the next start will recover it", e);
            }
        }
    }

    /** Held by this process until it ends, however it ends: so a server found running without it is an orphan. */
    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("ledger.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<FileLock> lock;
        try {
            lock = Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            lock = Optional.empty();
        }
        if (lock.isEmpty()) {
            channel.close();
            throw new StartRefused(("Another ledger is running on the data directory %s. Stop it first, or give "
                            + "this one its own with --ledger.data-dir=<directory>.")
                    .formatted(directory));
        }
        return channel;
    }

    private EmbeddedPostgres startServer(int port, Duration within) throws IOException {
        files.clearAfterCrash();
        return EmbeddedPostgres.builder()
                .setDataDirectory(files.directory())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(within)
                .setPort(port)
                .setLocaleConfig("locale", "C")
                // Both are off unless said: an answer must mean that the entry is on the disk.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1,localhost")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_timezone", "UTC")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("effective_cache_size", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("jit", "off")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "postgres-%a.log")
                .setServerConfig("log_truncate_on_rotation", "on")
                .setServerConfig("log_rotation_age", "1d")
                .start();
    }

    private void prepare() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                if (!one(statement, "SHOW " + setting).equals("on")) {
                    throw new IllegalStateException(setting + " is off: what is acknowledged could be lost");
                }
            }
            if (one(statement, "SELECT count(*) FROM pg_roles WHERE rolname = '" + APPLICATION.name() + "'")
                    .equals("0")) {
                statement.execute("CREATE ROLE " + APPLICATION.name() + " LOGIN");
            }
            if (one(statement, "SELECT count(*) FROM pg_database WHERE datname = '" + DATABASE + "'")
                    .equals("0")) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
    }

    private static String one(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private void watch() {
        try {
            while (!closed) {
                Thread.sleep(LOOK_EVERY);
                if (!files.isServed()) {
                    revive();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void revive() {
        synchronized (lock) {
            if (closed) {
                return;
            }
            log.error("The embedded database has died; starting it again on the same port");
            int port = server.getPort();
            try {
                server.close();
                server = startServer(port, REVIVE_WITHIN);
                log.info("The embedded database is back");
            } catch (IOException | RuntimeException e) {
                log.error("The embedded database is not back yet; the next look follows", e);
            }
        }
    }
}
