package io.tongchou.ledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.format.Fields;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.format.Leaf;
import io.tongchou.ledger.format.Seal;
import io.tongchou.ledger.format.SignedSeal;
import io.tongchou.ledger.format.VerifyingKey;
import io.tongchou.ledger.vocabulary.BookId;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SealsTest {

    private static final HikariDataSource SOURCE = TestDatabase.create();
    private static final YearMonth MONTH = YearMonth.of(2021, 3);
    private static int books;

    private final Seals seals = new Seals(SOURCE);
    private final BookId book = BookId.parse(++books + "10200/310");
    private final VerifyingKey key = key();

    @AfterAll
    static void close() {
        SOURCE.close();
    }

    private static VerifyingKey key() {
        try {
            return new VerifyingKey(
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Leaf leaf(long sequence, String unit, Map<String, Long> balances) {
        return new Leaf(
                book.toString(), MONTH, sequence, unit, new Fields().text(unit).hash(), new TreeMap<>(balances));
    }

    private List<Leaf> leaves(long sequence) {
        return List.of(
                leaf(sequence, "410200", Map.of()),
                leaf(sequence, "410222", Map.of("1002", 5L, "4001", -5L)),
                leaf(sequence, "RESERVE", Map.of()));
    }

    private SignedSeal seal(long sequence, Hash previous) {
        return new SignedSeal(
                new Seal(
                        book.toString(),
                        MONTH,
                        sequence,
                        new Fields().number(sequence).hash(),
                        previous,
                        Leaf.root(leaves(sequence).stream().map(Leaf::hash).toList()),
                        new TreeMap<>(Map.of("1002", 5L, "4001", -5L)),
                        sequence,
                        key.id()),
                "ab".repeat(64));
    }

    @Test
    void whatIsKeptReadsBackEqualInItsOrder() {
        SignedSeal first = seal(7, Hash.ZERO);
        SignedSeal second = seal(20, first.seal().hash());
        assertThat(seals.keep(first, leaves(7), key)).isTrue();
        assertThat(seals.keep(second, leaves(20), key)).isTrue();
        assertThat(seals.of(book)).containsExactly(first, second);
        assertThat(seals.leaves(book, 20)).isEqualTo(leaves(20));
        assertThat(seals.keys().stream().map(VerifyingKey::id)).contains(key.id());
    }

    @Test
    void ofSeveralNodesOneSealsACloseAndNoneForksTheChain() {
        assertThat(seals.keep(seal(7, Hash.ZERO), leaves(7), key)).isTrue();
        assertThat(seals.keep(seal(7, Hash.ZERO), leaves(7), key)).isFalse();
        assertThat(seals.keep(seal(20, Hash.ZERO), leaves(20), key)).isFalse();
        assertThat(seals.of(book)).containsExactly(seal(7, Hash.ZERO));
        assertThat(seals.leaves(book, 20)).isEmpty();
    }

    @Test
    void notEvenTheirOwnerChangesThem() throws SQLException {
        seals.keep(seal(7, Hash.ZERO), leaves(7), key);
        try (Connection connection = TestDatabase.superuser(SOURCE);
                Statement statement = connection.createStatement()) {
            for (String change : List.of(
                    "UPDATE ledger.seal SET sealed_at = 0",
                    "DELETE FROM ledger.seal_leaf",
                    "UPDATE ledger.seal_key SET pem = ''",
                    "TRUNCATE ledger.seal CASCADE")) {
                assertThatThrownBy(() -> statement.execute(change))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("is not changed");
            }
        }
    }
}
