package io.tongchou.ledger.proof;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.eventstore.Seals;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.format.Leaf;
import io.tongchou.ledger.format.Seal;
import io.tongchou.ledger.format.SignedSeal;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.statements.Statement;
import io.tongchou.ledger.statements.Statements;
import io.tongchou.ledger.tasks.Tasks.Progress;
import io.tongchou.ledger.vocabulary.BookId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Puts together what an auditor needs to check a book without the ledger (审计证据包): all its events up to one of them as they are
 * stored, the seals and all balances under them, the policies that were adopted, the statements of every month as it was closed, and
 * test vectors, under one signed manifest.
 */
final class EvidencePack {

    private static final String FORMAT = "tongchou evidence pack 1";
    private static final int ROWS_AT_ONCE = 2000;
    private static final long SEALED_WITHIN_MILLIS = 60_000;

    private static final String EVENTS = """
            SELECT sequence, event_id, type, revision, recorded_at, payload, metadata, hash
              FROM ledger.domain_event WHERE book = ? AND sequence <= ? ORDER BY sequence""";

    private final DataSource source;
    private final Seals seals;
    private final Figures figures;
    private final Statements statements;
    private final Clock clock;

    EvidencePack(DataSource source, Seals seals, Figures figures, Statements statements, Clock clock) {
        this.source = source;
        this.seals = seals;
        this.figures = figures;
        this.statements = statements;
        this.clock = clock;
    }

    /**
     * What a pack is of.
     *
     * @param until the period at whose close it ends, for people; {@code now} where it is none
     * @param to the sequence of its last event
     */
    record Asked(BookId book, String until, long to) {}

    /** What was met on the way through the events. */
    private static final class Met {
        private final Map<Long, Instant> closings = new HashMap<>();
        private final Map<String, JsonNode> policies = new TreeMap<>();
        private Hash head = Hash.ZERO;
        private long last;
    }

    /** Writes the pack and tells what is in it. */
    ObjectNode write(Path file, Asked asked, SealingKey key, Progress progress)
            throws IOException, SQLException, InterruptedException {
        try (PackFiles pack = new PackFiles(file)) {
            Met met = new Met();
            progress.phase("events", asked.to());
            pack.addLines("events.ndjson", out -> events(asked, out, met, progress));
            List<SignedSeal> sealed = sealed(asked, met, progress);
            pack.addDocument(
                    "seals.json",
                    Map.of("seals", sealed.stream().map(SealDocument::of).toList()));
            pack.addLines("leaves.ndjson", out -> leaves(asked.book(), sealed, out));
            for (Map.Entry<String, JsonNode> policy : met.policies.entrySet()) {
                pack.addDocument("policies/" + policy.getKey() + ".json", policy.getValue());
            }
            progress.phase("statements", sealed.size());
            for (int month = 0; month < sealed.size(); month++) {
                statements(asked.book(), sealed.get(month).seal(), met, pack);
                progress.reached(month + 1);
            }
            pack.add("test-vectors.json", shipped("/format/test-vectors.json"));
            pack.add("README.txt", shipped("/format/README.txt"));
            ObjectNode manifest = PackFiles.JSON
                    .createObjectNode()
                    .put("format", FORMAT)
                    .put("book", asked.book().toString())
                    .put("until", asked.until())
                    .put("from", 1)
                    .put("to", met.last)
                    .put("head", met.head.hex())
                    .put("madeAt", clock.instant().toString())
                    .put("key", key.verifying().id().hex());
            ObjectNode result = manifest.deepCopy().put("seals", sealed.size()).put("files", pack.count());
            pack.sign(manifest, key);
            return result;
        }
    }

    private void events(Asked asked, JsonGenerator out, Met met, Progress progress) throws IOException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false); // a cursor needs a transaction
            try (var statement = connection.createStatement()) {
                statement.execute("SET LOCAL transaction_timeout = 0"); // a long book takes its time
            }
            try (PreparedStatement select = connection.prepareStatement(EVENTS)) {
                select.setFetchSize(ROWS_AT_ONCE);
                select.setString(1, asked.book().toString());
                select.setLong(2, asked.to());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        event(row, out, met);
                        progress.reached(met.last);
                    }
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IOException("the events of book " + asked.book() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void event(ResultSet row, JsonGenerator out, Met met) throws SQLException, IOException {
        long sequence = row.getLong(1);
        String type = row.getString(3);
        byte[] payload = row.getBytes(6);
        met.last = sequence;
        met.head = Hash.of(row.getBytes(8));
        out.writeStartObject();
        out.writeNumberField("sequence", sequence);
        out.writeStringField("id", row.getString(2));
        out.writeStringField("type", type);
        out.writeStringField("revision", row.getString(4));
        out.writeNumberField("recordedAt", row.getLong(5));
        bytes(out, "payload", payload);
        bytes(out, "metadata", row.getBytes(7));
        out.writeStringField("hash", met.head.hex());
        out.writeEndObject();
        switch (type) {
            case "MonthClosed" -> met.closings.put(sequence, Instant.ofEpochMilli(row.getLong(5)));
            case "PolicyAdopted" -> policy(met, PackFiles.JSON.readTree(payload).at("/event/policy"));
            case "FundOpened" -> {
                for (JsonNode policy : PackFiles.JSON.readTree(payload).at("/event/policies")) {
                    policy(met, policy);
                }
            }
            default -> {}
        }
    }

    private static void policy(Met met, JsonNode policy) {
        met.policies.put(met.last + "-" + policy.path("id").asText(), policy);
    }

    /** The exact text; where somebody changed it into what is no text, the bytes. */
    private static void bytes(JsonGenerator out, String name, byte[] bytes) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            out.writeStringField(name, text);
        } catch (CharacterCodingException e) {
            out.writeStringField(name + "Base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    /** The seals of all closes in the pack; the last may be a moment away. */
    private List<SignedSeal> sealed(Asked asked, Met met, Progress progress) throws InterruptedException {
        progress.phase("seals", 0);
        for (long end = System.nanoTime() + SEALED_WITHIN_MILLIS * 1_000_000; ; Thread.sleep(200)) {
            List<SignedSeal> sealed = seals.of(asked.book()).stream()
                    .filter(one -> one.seal().sequence() <= asked.to())
                    .toList();
            List<Long> open = new ArrayList<>(met.closings.keySet());
            sealed.forEach(one -> open.remove(one.seal().sequence()));
            if (open.isEmpty()) {
                return sealed;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the closes at events "
                        + open.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "))
                        + " of book " + asked.book() + " have no seal; a pack without them would prove less");
            }
        }
    }

    private void leaves(BookId book, List<SignedSeal> sealed, JsonGenerator out) throws IOException {
        for (SignedSeal one : sealed) {
            for (Leaf leaf : seals.leaves(book, one.seal().sequence())) {
                out.writeStartObject();
                out.writeStringField("month", leaf.month().toString());
                out.writeNumberField("sequence", leaf.sequence());
                out.writeStringField("unit", leaf.unit());
                out.writeStringField("salt", leaf.salt().hex());
                out.writePOJOField("balances", SealDocument.yuan(leaf.balances()));
                out.writeEndObject();
            }
        }
    }

    /** The statements of a month as known when it was closed; several closes of one instant know the same. */
    private void statements(BookId book, Seal seal, Met met, PackFiles pack) throws IOException {
        Instant closedAt = Optional.ofNullable(met.closings.get(seal.sequence()))
                .orElseThrow(() -> new IllegalStateException(
                        "the seal of event " + seal.sequence() + " is of no close of a month"));
        Moment moment = Moment.NOW.knownAt(closedAt).atLeast(seal.sequence());
        Period period = Period.of(seal.month());
        Statement sheet = statements.balanceSheet(book, period, moment, Optional.empty());
        String folder = "statements/" + seal.month() + "-" + seal.sequence() + "/";
        pack.addDocument(folder + "balance-sheet.json", StatementDocument.of(sheet));
        pack.addDocument(
                folder + "income-and-expenditure.json",
                StatementDocument.of(statements.incomeAndExpenditure(book, period, moment, Optional.empty())));
        pack.addDocument(
                folder + "trial-balance.json",
                StatementDocument.of(
                        figures.trialBalance(book, moment.asOf(sheet.basis().asOf()), Optional.empty())));
    }

    private static PackFiles.Content shipped(String resource) {
        return out -> {
            try (InputStream in = EvidencePack.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException(resource + " is missing from the build");
                }
                in.transferTo(out);
            }
        };
    }
}
