package io.tongchou.ledger.identities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.ContentHash;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Submission;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.eventstore.JdbcTransactions;
import io.tongchou.ledger.eventstore.Ledger;
import io.tongchou.ledger.eventstore.LedgerEventStore;
import io.tongchou.ledger.eventstore.PostgresEventStorageEngine;
import io.tongchou.ledger.eventstore.RecordedSerializer;
import io.tongchou.ledger.eventstore.Sender;
import io.tongchou.ledger.journal.TestLedger;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A whole fiscal year of a golden journal, sent through the real write path and posted to the read side. */
final class PlayedYear {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PlayedYear() {}

    static void play(TestLedger database, String journal) throws IOException {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(database.source().getJdbcUrl());
        pool.setConnectionInitSql(JdbcTransactions.SESSION);
        try (HikariDataSource source = new HikariDataSource(pool);
                Stream<String> lines = Files.lines(
                        Path.of("../ledger-core/src/test/resources/golden/journals", journal + ".ndjson"))) {
            JdbcTransactions transactions = new JdbcTransactions(source);
            PostgresEventStorageEngine engine =
                    new PostgresEventStorageEngine(transactions, new RecordedSerializer(), database.clock());
            try (LedgerEventStore store = new LedgerEventStore(engine);
                    Ledger ledger = new Ledger(source, transactions, engine, store, database.clock(), 1)) {
                Sender sender = new Sender();
                List<CompletableFuture<Answer>> answers = new ArrayList<>();
                for (String line : (Iterable<String>) lines::iterator) {
                    JsonNode step = JSON.readTree(line);
                    if (step.has("send")) {
                        answers.add(ledger.submit(submission(step.get("as").asText(), step.get("send")), sender));
                    }
                }
                answers.forEach(CompletableFuture::join);
            }
        }
        database.projectAll();
    }

    private static Submission submission(String who, JsonNode line) {
        CommandType type = CommandCatalog.byName(line.get("command").asText()).orElseThrow();
        boolean ofCounty = who.startsWith("county-");
        return new Submission(
                line.get("id").asText(),
                type,
                new PoolCode(line.get("pool").asText()),
                Optional.ofNullable(line.get("fund")).map(fund -> new FundCode(fund.asText())),
                Optional.ofNullable(line.get("effectiveOn")).map(day -> LocalDate.parse(day.asText())),
                line.get("data"),
                CommandCatalog.read(type, line.get("data")),
                new Actor(
                        who,
                        Set.of(ofCounty ? Office.COUNTY : Office.ofRole(who).orElseThrow()),
                        ofCounty ? Optional.of(new UnitCode(who.substring(7))) : Optional.empty(),
                        Set.of("*"),
                        true),
                new ContentHash((who + line).getBytes(StandardCharsets.UTF_8)));
    }
}
