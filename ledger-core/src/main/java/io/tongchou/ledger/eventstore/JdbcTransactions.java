package io.tongchou.ledger.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/** One database transaction a thread, READ COMMITTED; what starts inside another joins it. */
public final class JdbcTransactions implements TransactionManager, ConnectionProvider {

    /**
     * What a session of such transactions begins with. No transaction lives long enough for a reader to take the numbers it
     * holds for abandoned; and look-ups by key stay look-ups by index, whatever the planner thinks of a table that has grown
     * since it was last analysed, and are planned once.
     */
    public static final String SESSION = """
            SET lock_timeout = '5s';
            SET transaction_timeout = '20s';
            SET plan_cache_mode = force_generic_plan;
            SET jit = off;
            SET enable_hashjoin = off;
            SET enable_mergejoin = off;
            SET enable_seqscan = off""";

    private static final Transaction JOINED = new Transaction() {
        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    };

    private final DataSource source;
    private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

    /**
     * Uses connections of a source whose sessions begin with {@link #SESSION}.
     */
    public JdbcTransactions(DataSource source) {
        this.source = source;
    }

    /** The running transaction's connection, or one of its own that the caller closes. */
    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = current.get();
        return connection == null
                ? source.getConnection()
                : ConnectionWrapperFactory.wrap(connection, new ConnectionWrapperFactory.NoOpCloseHandler());
    }

    /**
     * The running transaction's connection.
     *
     * @throws IllegalStateException where none is running on this thread
     */
    public Connection joined() {
        Connection connection = current.get();
        if (connection == null) {
            throw new IllegalStateException("no transaction is running on this thread");
        }
        return connection;
    }

    @Override
    public Transaction startTransaction() {
        if (current.get() != null) {
            return JOINED;
        }
        try {
            Connection connection = source.getConnection();
            connection.setAutoCommit(false);
            current.set(connection);
            return new Root(connection);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("no database connection", e);
        }
    }

    private final class Root implements Transaction {

        private final Connection connection;

        Root(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void commit() {
            try (connection) {
                current.remove();
                connection.commit();
            } catch (SQLException e) {
                throw new DatabaseUnavailable("the commit failed", e);
            }
        }

        @Override
        public void rollback() {
            if (current.get() != connection) {
                return;
            }
            try (connection) {
                current.remove();
                connection.rollback();
            } catch (SQLException e) {
                throw new DatabaseUnavailable("the rollback failed", e);
            }
        }
    }
}
