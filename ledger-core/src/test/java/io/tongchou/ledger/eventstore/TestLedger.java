package io.tongchou.ledger.eventstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.ContentHash;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Submission;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.format.Fields;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A node of the ledger without HTTP: the real write path on a real database. */
final class TestLedger implements AutoCloseable {

    /** A line with this field is a command at which the ledger fails. */
    static final String DEFECT = "defect";

    private record Defective() implements Command {
        @Override
        public Decision decide(BookState book, Facts facts, Occasion occasion) {
            throw new IllegalStateException("a defect, for the test");
        }
    }

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    final HikariDataSource source;
    final JdbcTransactions transactions;
    final LedgerEventStore store;
    final Ledger ledger;
    final BookReader reader;

    TestLedger(HikariDataSource source) {
        this(source, Clock.systemUTC());
    }

    TestLedger(HikariDataSource source, Clock clock) {
        this.source = source;
        this.transactions = new JdbcTransactions(source);
        PostgresEventStorageEngine engine =
                new PostgresEventStorageEngine(transactions, new RecordedSerializer(), clock);
        this.store = new LedgerEventStore(engine);
        this.ledger = new Ledger(source, transactions, engine, store, clock, 2);
        this.reader = new BookReader(source);
    }

    static Actor actor(String name) {
        return name.startsWith("county-")
                ? new Actor(
                        name, Set.of(Office.COUNTY), Optional.of(new UnitCode(name.substring(7))), Set.of("*"), true)
                : new Actor(name, Set.of(Office.ofRole(name).orElseThrow()), Optional.empty(), Set.of("*"), true);
    }

    /** A submission whose envelope is well formed. */
    static Submission submission(String who, JsonNode line) {
        CommandType type = CommandCatalog.byName(line.get("command").asText()).orElseThrow();
        ObjectNode content = ((ObjectNode) line).deepCopy();
        content.remove("id");
        content.put("sender", who);
        try {
            return new Submission(
                    line.get("id").asText(),
                    type,
                    new PoolCode(line.get("pool").asText()),
                    Optional.ofNullable(line.get("fund")).map(fund -> new FundCode(fund.asText())),
                    Optional.ofNullable(line.get("effectiveOn")).map(day -> LocalDate.parse(day.asText())),
                    line.get("data"),
                    line.has(DEFECT)
                            ? new Submission.Reading.Valid(new Defective())
                            : CommandCatalog.read(type, line.get("data")),
                    actor(who),
                    new ContentHash(
                            Fields.sha256().digest(JSON.writeValueAsBytes(JSON.treeToValue(content, Object.class)))));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    CompletableFuture<Answer> send(String who, JsonNode line, Sender sender) {
        return ledger.submit(submission(who, line), sender);
    }

    Answer send(String who, String line) {
        try {
            return send(who, JSON.readTree(line), new Sender()).get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ledger.close();
        store.close();
    }
}
