package io.tongchou.ledger.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;

/** One JDBC transaction per thread; nested starts join. (With Spring: SpringTransactionManager + SpringDataSourceConnectionProvider do the same.) */
public final class JdbcTransactions implements TransactionManager, ConnectionProvider {
    private final DataSource source;
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    public JdbcTransactions(DataSource source) { this.source = source; }

    @Override
    public Connection getConnection() throws SQLException {
        Connection c = current.get();
        if (c == null) return source.getConnection();
        return ConnectionWrapperFactory.wrap(c, new ConnectionWrapperFactory.NoOpCloseHandler());
    }

    public Connection joined() {
        Connection c = current.get();
        if (c == null) throw new IllegalStateException("no transaction");
        return c;
    }

    @Override
    public Transaction startTransaction() {
        if (current.get() != null) return new Transaction() { public void commit() {} public void rollback() {} };
        try {
            Connection c = source.getConnection();
            c.setAutoCommit(false);
            current.set(c);
            return new Transaction() {
                public void commit() { end(true); }
                public void rollback() { if (current.get() == c) end(false); }
                private void end(boolean commit) {
                    try (c) {
                        current.remove();
                        if (commit) c.commit(); else c.rollback();
                    } catch (SQLException e) { throw new IllegalStateException("commit failed", e); }
                }
            };
        } catch (SQLException e) { throw new IllegalStateException("no database connection", e); }
    }
}
