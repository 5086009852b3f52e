package io.tongchou.ledger.bench;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/** Folds all stored events of the book in memory to all its balances: as the ledger does it, and with nothing but a cursor. */
final class Folding {

    private static final BookId BOOK = BookId.parse(Commands.BOOK);
    private static final byte[] POSTINGS = "\"postings\":[".getBytes(StandardCharsets.US_ASCII);
    private static final int ROWS_AT_ONCE = 2000;

    private Folding() {}

    /** The ledger's own fold: events read back into what they are, and the book as it stands after them. */
    static Map<String, Long> ours(DataSource source) {
        BookState state = new BookReader(source).at(BOOK, Long.MAX_VALUE);
        Map<String, Long> balances = new TreeMap<>();
        for (Map.Entry<UnitCode, ? extends Map<Account, Money>> unit :
                state.balances().now().entrySet()) {
            unit.getValue()
                    .forEach((account, balance) -> balances.put(unit.getKey() + ":" + account, balance.fen()));
        }
        balances.values().removeIf(fen -> fen == 0);
        return balances;
    }

    /** A plain cursor, the legs cut out of the bytes, and sums in a map. */
    static Map<String, Long> ceiling(DataSource source) throws SQLException {
        Map<String, Long> sums = new HashMap<>();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT payload FROM ledger.domain_event WHERE book = ? ORDER BY sequence")) {
                select.unwrap(PGStatement.class).setPrepareThreshold(-1);
                select.setFetchSize(ROWS_AT_ONCE);
                select.setString(1, Commands.BOOK);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        add(rows.getBytes(1), sums);
                    }
                }
            }
            connection.rollback();
        }
        sums.values().removeIf(fen -> fen == 0);
        return sums;
    }

    private static void add(byte[] payload, Map<String, Long> sums) {
        int at = payload.length - POSTINGS.length;
        while (at >= 0 && !startsAt(payload, at)) {
            at--;
        }
        if (at < 0) {
            return;
        }
        for (String leg : new String(payload, at + POSTINGS.length, payload.length - at - POSTINGS.length, StandardCharsets.ISO_8859_1)
                .split("},\\{")) {
            sums.merge(text(leg, "\"unit\":\"") + ":" + text(leg, "\"account\":\""), amount(leg), Math::addExact);
        }
    }

    private static boolean startsAt(byte[] payload, int at) {
        for (int i = 0; i < POSTINGS.length; i++) {
            if (payload[at + i] != POSTINGS[i]) {
                return false;
            }
        }
        return true;
    }

    private static String text(String leg, String name) {
        int from = leg.indexOf(name) + name.length();
        return leg.substring(from, leg.indexOf('"', from));
    }

    private static long amount(String leg) {
        int from = leg.indexOf("\"amount\":") + 9;
        int to = from + 1;
        while (to < leg.length() && Character.isDigit(leg.charAt(to))) {
            to++;
        }
        return Long.parseLong(leg, from, to, 10);
    }
}
