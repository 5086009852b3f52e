package io.tongchou.ledger.eventstore;

import static io.tongchou.ledger.eventstore.Kaifeng.BOOK;
import static io.tongchou.ledger.eventstore.Kaifeng.asSuperuser;
import static io.tongchou.ledger.eventstore.Kaifeng.assertAccepted;
import static io.tongchou.ledger.eventstore.Kaifeng.assertRefused;
import static io.tongchou.ledger.eventstore.Kaifeng.assertSound;
import static io.tongchou.ledger.eventstore.Kaifeng.command;
import static io.tongchou.ledger.eventstore.Kaifeng.get;
import static io.tongchou.ledger.eventstore.Kaifeng.number;
import static io.tongchou.ledger.eventstore.Kaifeng.premium;
import static io.tongchou.ledger.eventstore.Kaifeng.rows;
import static io.tongchou.ledger.eventstore.Kaifeng.send;
import static io.tongchou.ledger.eventstore.Kaifeng.sendAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.book.RefusalCode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fails leaves nothing, and what was acknowledged stays. */
class FailureTest {

    private static HikariDataSource source;
    private TestLedger node;

    @BeforeAll
    static void create() {
        source = TestDatabase.create();
    }

    @AfterAll
    static void drop() {
        source.close();
    }

    @BeforeEach
    void start() {
        Kaifeng.empty(source);
        node = new TestLedger(source);
        Kaifeng.open(node);
    }

    @AfterEach
    void stop() {
        assertSound(node);
        node.close();
    }

    @Test
    void aCommitThatFailsLeavesNothingInAnyTableAndTheBookInMemoryIsRight() {
        assertAccepted(send(node, "tax", premium("before", "R0", "1.00")));
        asSuperuser(source, """
                CREATE FUNCTION ledger.refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF position('POISON' in convert_from(NEW.payload, 'UTF8')) > 0 THEN
                        RAISE EXCEPTION 'poison' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                END $$""", """
                CREATE CONSTRAINT TRIGGER poison AFTER INSERT ON ledger.domain_event
                    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.refuse_poison()""");
        try {
            Map<String, Long> before = rows(source);
            List<Answer> none = get(node.ledger.submitAtomically(List.of(
                    TestLedger.submission("tax", premium("a", "R1", "1.00")),
                    TestLedger.submission("tax", premium("b", "POISON", "1.00")))));
            assertThat(none)
                    .extracting(answer -> answer.refusal().orElseThrow().code())
                    .containsOnly(RefusalCode.INTERNAL);
            assertThat(rows(source)).isEqualTo(before);

            List<Answer> answers = sendAll(
                    node,
                    "tax",
                    List.of(
                            premium("a", "R1", "1.00"),
                            premium("b", "POISON", "1.00"),
                            premium("c", "R2", "1.00"),
                            command("d", "RemitToCityTreasury", "{'unit':'410222','amount':'3.01'}")));
            assertAccepted(answers.get(0));
            assertRefused(answers.get(1), RefusalCode.INTERNAL);
            assertAccepted(answers.get(2));
            assertRefused(answers.get(3), RefusalCode.INSUFFICIENT_FUNDS);
            assertThat(rows(source).get("command_outcome")).isEqualTo(before.get("command_outcome") + 2);
            assertThat(assertAccepted(send(
                                    node,
                                    "tax",
                                    command("e", "RemitToCityTreasury", "{'unit':'410222','amount':'3.00'}")))
                            .sequence())
                    .isEqualTo(7);
        } finally {
            asSuperuser(source, "DROP TRIGGER poison ON ledger.domain_event", "DROP FUNCTION ledger.refuse_poison");
        }
    }

    @Test
    void everyAcknowledgedCommandIsThereOnceThoughConnectionsDie() throws InterruptedException {
        long seed = System.nanoTime();
        System.out.println("FailureTest: seed " + seed);
        Random random = new Random(seed);
        AtomicBoolean loaded = new AtomicBoolean();
        Thread killer = Thread.ofPlatform().start(() -> {
            while (!loaded.get()) {
                asSuperuser(source, """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                         WHERE usename = 'tongchou_app' AND datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()""");
                pause(random.nextInt(20, 250));
            }
        });
        List<JsonNode> lines = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            lines.add(premium("k" + i, "K" + i, "1.00"));
        }
        List<JsonNode> again = new ArrayList<>();
        try {
            for (int i = 0; i < lines.size(); i += 50) {
                List<JsonNode> part = lines.subList(i, i + 50);
                List<Answer> answers = sendAll(node, "tax", part);
                for (int j = 0; j < part.size(); j++) {
                    if (answers.get(j).status() == Answer.Status.REJECTED) {
                        assertRefused(answers.get(j), RefusalCode.BUSY);
                        again.add(part.get(j));
                    } else {
                        assertAccepted(answers.get(j));
                    }
                }
            }
        } finally {
            loaded.set(true);
            killer.join();
        }
        sendAll(node, "tax", again)
                .forEach(answer -> assertThat(answer.status()).isIn(Answer.Status.ACCEPTED, Answer.Status.DUPLICATE));
        assertThat(number(source, "SELECT sequence FROM ledger.book_head WHERE book = '410200/310'"))
                .isEqualTo(2003);
        assertThat(number(source, "SELECT count(*) FROM ledger.command_outcome WHERE id LIKE 'k%'"))
                .isEqualTo(2000);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void afterTenSecondsALineIsBusyAndSoIsEveryLaterOneOfThatBookInItsRequest() throws Exception {
        Sender request = new Sender();
        try (var holder = TestDatabase.superuser(source);
                var lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("SELECT * FROM ledger.book_head WHERE book = '410200/310' FOR UPDATE");
            assertRefused(get(node.send("tax", premium("a", "R1", "1.00"), request)), RefusalCode.BUSY);
            holder.rollback();
        }
        assertRefused(get(node.send("tax", premium("b", "R2", "1.00"), request)), RefusalCode.BUSY);
        assertAccepted(get(node.send("tax", premium("b", "R2", "1.00"), new Sender())));
        assertAccepted(get(node.send("tax", premium("a", "R1", "1.00"), new Sender())));
    }

    @Test
    void nobodyChangesWhatHasHappened() {
        for (String change : List.of(
                "UPDATE ledger.domain_event SET payload = payload",
                "DELETE FROM ledger.domain_event",
                "TRUNCATE ledger.domain_event",
                "UPDATE ledger.command_outcome SET proposed = proposed",
                "DELETE FROM ledger.command_outcome",
                "DELETE FROM ledger.book_head",
                "UPDATE ledger.book_snapshot SET state = state",
                "ALTER TABLE ledger.domain_event DISABLE TRIGGER ALL")) {
            assertThatThrownBy(() -> {
                        try (var connection = source.getConnection();
                                var statement = connection.createStatement()) {
                            statement.execute(change);
                        }
                    })
                    .as(change)
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42501"); // no such right
        }
        for (String change : List.of(
                "UPDATE ledger.domain_event SET payload = payload",
                "DELETE FROM ledger.domain_event",
                "TRUNCATE ledger.domain_event")) {
            assertThatThrownBy(() -> asSuperuser(source, change))
                    .as(change)
                    .hasRootCauseMessage("ERROR: what has happened is not changed: "
                            + change.substring(0, change.indexOf(' ')) + " of domain_event is refused\n"
                            + "  Where: PL/pgSQL function ledger.refuse_change() line 3 at RAISE");
        }
    }

    @Test
    void theVerifierNamesWhatWasChangedAllTheSame() {
        assertAccepted(send(node, "tax", premium("a", "R1", "1.00")));
        assertAccepted(send(node, "tax", premium("b", "R2", "1.00")));
        node.reader.keepSnapshot(BOOK);
        String[][] changes = {
            {
                "4",
                "UPDATE ledger.domain_event SET payload = convert_to(replace(convert_from(payload, 'UTF8'), '\"R1\"', '\"R7\"'), 'UTF8') WHERE sequence = 4"
            },
            {
                "4",
                "UPDATE ledger.domain_event SET metadata = metadata || '\\x20'::bytea WHERE sequence = 4 AND book = '410200/310'"
            },
            {"5", "UPDATE ledger.domain_event SET recorded_at = 7 WHERE sequence = 5"},
            {"5", "DELETE FROM ledger.domain_event WHERE sequence = 4"},
            {"4", "DELETE FROM ledger.domain_event WHERE sequence = 5"},
            {"5", "UPDATE ledger.book_head SET hash = sha256('x')"},
            {"4", "DELETE FROM ledger.business_key WHERE value = 'R1'"},
            {"4", "UPDATE ledger.business_key SET sequence = 4 WHERE value = 'R2'"},
            {"5", "INSERT INTO ledger.business_key VALUES ('410200/310', 'PAYMENT', 'P1', 5)"},
            {"4", "DELETE FROM ledger.command_outcome WHERE id = 'a'"},
            {"5", "INSERT INTO ledger.command_outcome VALUES ('410200', 'x', 'x', false, '{310}', '{5}')"},
            {"9", "INSERT INTO ledger.command_outcome VALUES ('410200', 'x', 'x', false, '{310}', '{9}')"},
            {"5", "UPDATE ledger.command_outcome SET proposed = true WHERE id = 'b'"},
            {"5", "UPDATE ledger.book_snapshot SET hash = sha256('x')"},
        };
        String copy = "CREATE TABLE ledger.keep_%1$s AS TABLE ledger.%1$s";
        String back = "INSERT INTO ledger.%1$s OVERRIDING SYSTEM VALUE SELECT * FROM ledger.keep_%1$s";
        List<String> tables = List.of("domain_event", "book_head", "command_outcome", "business_key", "book_snapshot");
        tables.forEach(table -> asSuperuser(source, copy.formatted(table)));
        for (String[] change : changes) {
            asSuperuser(source, "SET session_replication_role = replica", change[1]);
            assertThat(new BookVerifier(source).verify(BOOK).findings())
                    .as(change[1])
                    .extracting(problem -> problem.sequence() + "")
                    .contains(change[0]);
            Kaifeng.empty(source);
            tables.forEach(table -> asSuperuser(source, back.formatted(table)));
            assertSound(node);
        }
        tables.forEach(table -> asSuperuser(source, "DROP TABLE ledger.keep_" + table));
    }
}
