package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.events.MonthClosed;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.format.Leaf;
import io.tongchou.ledger.format.Seal;
import io.tongchou.ledger.format.SignedSeal;
import io.tongchou.ledger.format.VerifyingKey;
import io.tongchou.ledger.vocabulary.BookId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What the city signed at each close of a month (签章), kept beside the events and, like them, for good. */
public final class Seals {

    private static final String UNSEALED = """
            SELECT book, sequence, hash, payload FROM ledger.domain_event AS closing
             WHERE type = 'MonthClosed'
               AND NOT EXISTS (SELECT FROM ledger.seal
                                WHERE seal.book = closing.book AND seal.sequence = closing.sequence)
             ORDER BY book, sequence""";

    private static final String OF_BOOK = """
            SELECT sequence, month, head, previous, leaves, accounts, totals, sealed_at, key, signature
              FROM ledger.seal WHERE book = ? ORDER BY sequence""";

    private static final String LEAVES = """
            SELECT seal.month, seal_leaf.unit, seal_leaf.salt, seal_leaf.accounts, seal_leaf.balances
              FROM ledger.seal_leaf JOIN ledger.seal USING (book, sequence)
             WHERE book = ? AND sequence = ? ORDER BY seal_leaf.unit COLLATE "C\"""";

    private static final String KEEP = """
            INSERT INTO ledger.seal (book, sequence, month, head, previous, leaves, accounts, totals, sealed_at, key, hash,
                                     signature)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private static final String KEEP_LEAF = """
            INSERT INTO ledger.seal_leaf (book, sequence, unit, salt, accounts, balances, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    private static final String KEEP_KEY =
            "INSERT INTO ledger.seal_key (id, pem, first_used) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    private final DataSource source;

    public Seals(DataSource source) {
        this.source = source;
    }

    /**
     * The close of a month that is to be sealed.
     *
     * @param head the chain's hash after it
     */
    public record Closing(BookId book, YearMonth month, long sequence, Hash head) {}

    /** Every close that has no seal yet, those of a book in their order. */
    public List<Closing> unsealed() {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(UNSEALED);
                ResultSet row = select.executeQuery()) {
            List<Closing> closings = new ArrayList<>();
            while (row.next()) {
                MonthClosed closed =
                        (MonthClosed) EventJson.read(row.getBytes(4)).event();
                closings.add(new Closing(
                        BookId.parse(row.getString(1)), closed.month(), row.getLong(2), Hash.of(row.getBytes(3))));
            }
            return closings;
        } catch (SQLException e) {
            throw new DatabaseUnavailable("which months are to be sealed cannot be read", e);
        }
    }

    /** The seals of a book in their order. */
    public List<SignedSeal> of(BookId book) {
        try (Connection connection = source.getConnection()) {
            return of(connection, book);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("the seals of book " + book + " cannot be read", e);
        }
    }

    /** The same as a transaction sees them. */
    static List<SignedSeal> of(Connection connection, BookId book) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_BOOK)) {
            select.setString(1, book.toString());
            try (ResultSet row = select.executeQuery()) {
                List<SignedSeal> seals = new ArrayList<>();
                while (row.next()) {
                    Seal seal = new Seal(
                            book.toString(),
                            YearMonth.parse(row.getString(2)),
                            row.getLong(1),
                            Hash.of(row.getBytes(3)),
                            Hash.of(row.getBytes(4)),
                            Hash.of(row.getBytes(5)),
                            amounts(row.getArray(6), row.getArray(7)),
                            row.getLong(8),
                            Hash.of(row.getBytes(9)));
                    seals.add(new SignedSeal(seal, HexFormat.of().formatHex(row.getBytes(10))));
                }
                return seals;
            }
        }
    }

    /** The balances under a seal, units ascending. */
    public List<Leaf> leaves(BookId book, long sequence) {
        try (Connection connection = source.getConnection()) {
            return leaves(connection, book, sequence);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("the balances under a seal of book " + book + " cannot be read", e);
        }
    }

    /** The same as a transaction sees them. */
    static List<Leaf> leaves(Connection connection, BookId book, long sequence) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LEAVES)) {
            select.setString(1, book.toString());
            select.setLong(2, sequence);
            try (ResultSet row = select.executeQuery()) {
                List<Leaf> leaves = new ArrayList<>();
                while (row.next()) {
                    leaves.add(new Leaf(
                            book.toString(),
                            YearMonth.parse(row.getString(1)),
                            sequence,
                            row.getString(2),
                            Hash.of(row.getBytes(3)),
                            amounts(row.getArray(4), row.getArray(5))));
                }
                return leaves;
            }
        }
    }

    /** The public halves of the keys that were ever sealed with, the first first. */
    public List<VerifyingKey> keys() {
        try (Connection connection = source.getConnection()) {
            return keys(connection);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("the keys of seals cannot be read", e);
        }
    }

    /** The same as a transaction sees them. */
    static List<VerifyingKey> keys(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT pem FROM ledger.seal_key ORDER BY first_used, id");
                ResultSet row = select.executeQuery()) {
            List<VerifyingKey> keys = new ArrayList<>();
            while (row.next()) {
                keys.add(VerifyingKey.ofPem(row.getString(1)));
            }
            return keys;
        }
    }

    /**
     * Keeps a seal, the balances under it, and the key that verifies it.
     *
     * @return false where another node has sealed this close, or another one behind the same seal, and nothing is kept
     */
    public boolean keep(SignedSeal sealed, List<Leaf> leaves, VerifyingKey key) {
        Seal seal = sealed.seal();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insertSeal = connection.prepareStatement(KEEP);
                    PreparedStatement insertLeaf = connection.prepareStatement(KEEP_LEAF);
                    PreparedStatement insertKey = connection.prepareStatement(KEEP_KEY)) {
                insertSeal.setString(1, seal.book());
                insertSeal.setLong(2, seal.sequence());
                insertSeal.setString(3, seal.month().toString());
                insertSeal.setBytes(4, seal.head().bytes());
                insertSeal.setBytes(5, seal.previous().bytes());
                insertSeal.setBytes(6, seal.leaves().bytes());
                setAmounts(insertSeal, 7, seal.totals());
                insertSeal.setLong(9, seal.sealedAt());
                insertSeal.setBytes(10, seal.key().bytes());
                insertSeal.setBytes(11, seal.hash().bytes());
                insertSeal.setBytes(12, HexFormat.of().parseHex(sealed.signature()));
                boolean first = insertSeal.executeUpdate() == 1;
                if (first) {
                    for (Leaf leaf : leaves) {
                        insertLeaf.setString(1, leaf.book());
                        insertLeaf.setLong(2, leaf.sequence());
                        insertLeaf.setString(3, leaf.unit());
                        insertLeaf.setBytes(4, leaf.salt().bytes());
                        setAmounts(insertLeaf, 5, leaf.balances());
                        insertLeaf.setBytes(7, leaf.hash().bytes());
                        insertLeaf.addBatch();
                    }
                    insertLeaf.executeBatch();
                    insertKey.setBytes(1, key.id().bytes());
                    insertKey.setString(2, key.pem());
                    insertKey.setLong(3, seal.sealedAt());
                    insertKey.executeUpdate();
                    connection.commit();
                }
                return first;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("a seal of book " + seal.book() + " cannot be kept", e);
        }
    }

    private static void setAmounts(PreparedStatement insert, int column, SortedMap<String, Long> amounts)
            throws SQLException {
        Connection connection = insert.getConnection();
        insert.setArray(
                column, connection.createArrayOf("text", amounts.keySet().toArray()));
        insert.setArray(
                column + 1, connection.createArrayOf("bigint", amounts.values().toArray()));
    }

    private static SortedMap<String, Long> amounts(Array accounts, Array fen) throws SQLException {
        String[] codes = (String[]) accounts.getArray();
        Long[] amounts = (Long[]) fen.getArray();
        SortedMap<String, Long> byAccount = new TreeMap<>();
        for (int i = 0; i < codes.length; i++) {
            byAccount.put(codes[i], amounts[i]);
        }
        return byAccount;
    }
}
