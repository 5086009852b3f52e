package io.tongchou.ledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.vocabulary.BookId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Commands to Kaifeng's pool, in few words, and what the tables then hold. */
final class Kaifeng {

    static final BookId BOOK = BookId.parse("410200/310");
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES).build();

    private Kaifeng() {}

    /** Opens the pool with three funds and adopts its policy, with the proposal three events in each book. */
    static void open(TestLedger node) {
        openPool(node);
        Answer proposal = adopt(node, "2021-01-01");
        assertThat(proposal.status()).isEqualTo(Answer.Status.PROPOSED);
        assertAccepted(approve(node, "approve-adopt", "adopt"));
    }

    static Answer adopt(TestLedger node, String effectiveOn) {
        return send(
                node,
                "city-clerk",
                "{'id':'adopt','command':'AdoptPolicy','pool':'410200','effectiveOn':'" + effectiveOn
                        + "','data':{'policy':'kaifeng-2020-59'}}");
    }

    static void openPool(TestLedger node) {
        assertAccepted(send(
                node,
                "admin",
                "{'id':'open','command':'OpenPool','pool':'410200','effectiveOn':'2021-01-01','data':{'name':'开封市',"
                        + "'units':[{'code':'410200','name':'市本级','level':'CITY'},{'code':'410221','name':'杞县','level':'COUNTY'},"
                        + "{'code':'410222','name':'通许县','level':'COUNTY'}],'funds':['390','310','330']}}"));
    }

    static Answer approve(TestLedger node, String id, String proposal) {
        return send(
                node,
                "city-head",
                "{'id':'" + id + "','command':'ApproveProposal','pool':'410200','data':{'proposal':'" + proposal
                        + "'}}");
    }

    static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    static JsonNode command(String id, String command, String data) {
        return parse("{'id':'" + id + "','command':'" + command
                + "','pool':'410200','fund':'310','effectiveOn':'2021-03-15','data':" + data + "}");
    }

    static JsonNode premium(String id, String receiptNo, String amount) {
        return command(
                id,
                "CollectPremium",
                "{'unit':'410222','receiptNo':'" + receiptNo
                        + "','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-03','amount':'" + amount
                        + "'}");
    }

    /** A premium at which the ledger fails. */
    static JsonNode defect(String id) {
        return ((ObjectNode) premium(id, id, "1.00")).put(TestLedger.DEFECT, true);
    }

    static JsonNode remit(String id, String amount) {
        return command(id, "RemitToCityTreasury", "{'unit':'410222','amount':'" + amount + "'}");
    }

    static Answer send(TestLedger node, String who, String line) {
        return send(node, who, parse(line));
    }

    static Answer send(TestLedger node, String who, JsonNode line) {
        return get(node.send(who, line, new Sender()));
    }

    /** Sends all before it waits for the first answer. */
    static List<Answer> sendAll(TestLedger node, String who, List<JsonNode> lines) {
        Sender sender = new Sender();
        List<CompletableFuture<Answer>> answers =
                lines.stream().map(line -> node.send(who, line, sender)).toList();
        return answers.stream().map(Kaifeng::get).toList();
    }

    static <T> T get(CompletableFuture<T> answer) {
        try {
            return answer.get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("no answer", e);
        }
    }

    static Answer.Position assertAccepted(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(Answer.Status.ACCEPTED);
        return answer.positions().getFirst();
    }

    static void assertRefused(Answer answer, RefusalCode code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(Answer.Status.REJECTED);
        assertThat(answer.refusal().orElseThrow().code()).isEqualTo(code);
    }

    static void assertSound(TestLedger node) {
        for (String fund : List.of("310", "330", "390")) {
            assertThat(new BookVerifier(node.source)
                            .verify(BookId.parse("410200/" + fund))
                            .findings())
                    .isEmpty();
        }
    }

    /** How many rows each table of the write side has. */
    static Map<String, Long> rows(HikariDataSource source) {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : List.of("domain_event", "book_head", "command_outcome", "business_key")) {
            rows.put(table, number(source, "SELECT count(*) FROM ledger." + table));
        }
        rows.put("sequences", number(source, "SELECT coalesce(sum(sequence), 0) FROM ledger.book_head"));
        return rows;
    }

    static long number(HikariDataSource source, String query) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empties the tables, which only a superuser can who switches the triggers off. */
    static void empty(HikariDataSource source) {
        asSuperuser(
                source,
                "SET session_replication_role = replica",
                "TRUNCATE ledger.domain_event, ledger.book_head, ledger.command_outcome, ledger.business_key, ledger.book_snapshot");
    }

    static void asSuperuser(HikariDataSource source, String... statements) {
        try (Connection connection = TestDatabase.superuser(source);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
