package io.tongchou.ledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.commands.yearend.YearEnd;
import io.tongchou.ledger.settlement.Settlement;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole fiscal years by an independent model: every answer, every month's trial balance, and the settlement. */
class JournalTest {

    private static HikariDataSource source;

    @BeforeAll
    static void start() {
        source = TestDatabase.create();
    }

    @AfterAll
    static void stop() {
        source.close();
    }

    @ParameterizedTest
    @CsvSource({"kaifeng-310-2021, 7", "changsha-390-2021, 200"})
    void answersAndBalancesAreTheModels(String journal, int batch) throws Exception {
        List<String> faults = new ArrayList<>();
        try (TestLedger node = new TestLedger(source);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        getClass().getResourceAsStream("/golden/journals/" + journal + ".ndjson"),
                        StandardCharsets.UTF_8))) {
            List<JsonNode> waiting = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode step = TestLedger.JSON.readTree(line);
                if (step.has("send")) {
                    if (!waiting.isEmpty()
                            && (waiting.size() >= batch
                                    || !waiting.getFirst().get("as").equals(step.get("as")))) {
                        send(node, waiting, faults);
                    }
                    waiting.add(step);
                    continue;
                }
                send(node, waiting, faults);
                BookState book = node.reader.at(
                        BookId.parse(step.get("pool").asText() + "/"
                                + step.get("fund").asText()),
                        Long.MAX_VALUE);
                if (step.has("checkpoint")) {
                    trialBalance(book, step, faults);
                } else {
                    settlement(book, step, faults);
                }
            }
            send(node, waiting, faults);
        }
        assertThat(faults).isEmpty();
    }

    private static void send(TestLedger node, List<JsonNode> steps, List<String> faults) throws Exception {
        Sender sender = new Sender();
        List<CompletableFuture<Answer>> answers = steps.stream()
                .map(step -> node.send(step.get("as").asText(), step.get("send"), sender))
                .toList();
        for (int i = 0; i < steps.size(); i++) {
            Answer answer = answers.get(i).get(30, TimeUnit.SECONDS);
            JsonNode expected = steps.get(i).get("expect");
            String code = answer.refusal().map(refusal -> refusal.code().name()).orElse("");
            if (!answer.status().name().equals(expected.get("status").asText())
                    || !code.equals(expected.path("code").asText())) {
                faults.add(steps.get(i) + " -> " + answer);
            }
        }
        steps.clear();
    }

    private static void trialBalance(BookState book, JsonNode step, List<String> faults) {
        LocalDate asOf = LocalDate.parse(step.get("asOf").asText());
        List<String> have = new ArrayList<>();
        for (UnitCode unit : book.unitsAndReserve()) {
            Arrays.stream(Account.values())
                    .sorted(Comparator.comparing(Account::code))
                    .forEach(account -> {
                        Money balance = book.balances().at(unit, account, asOf);
                        if (!balance.isZero()) {
                            have.add(unit + " " + account + " " + balance);
                        }
                    });
        }
        List<String> want = new ArrayList<>();
        step.get("expect")
                .get("rows")
                .forEach(row -> want.add(
                        row.get("unit").asText() + " " + row.get("account").asText() + " "
                                + Money.parse(row.get("debit").asText())
                                        .minus(Money.parse(row.get("credit").asText()))));
        if (!have.equals(want)) {
            List<String> tooMuch = new ArrayList<>(have);
            tooMuch.removeAll(want);
            List<String> missing = new ArrayList<>(want);
            missing.removeAll(have);
            faults.add(step.get("checkpoint") + " as of " + asOf + ": has " + tooMuch + ", should have " + missing);
        }
    }

    private static void settlement(BookState book, JsonNode step, List<String> faults) {
        Settlement settlement =
                YearEnd.settlement(book, new FiscalYear(step.get("settlement").asInt()));
        for (JsonNode expected : step.get("expect").get("units")) {
            UnitSettlement unit =
                    settlement.of(new UnitCode(expected.get("unit").asText())).orElseThrow();
            JsonNode have = TestLedger.JSON.valueToTree(new Plain(
                    unit.unit().code(),
                    unit.status().name(),
                    unit.gap() + "",
                    unit.surplus() + "",
                    unit.policyPart() + "",
                    unit.managementPart() + "",
                    unit.fromOwnBalance() + "",
                    unit.fromReserve() + "",
                    unit.fromGovernment() + "",
                    unit.fromCity() + "",
                    unit.fromCounty() + "",
                    unit.unassigned() + "",
                    unit.retained() + "",
                    unit.toCityLevel() + ""));
            if (!have.equals(expected)) {
                faults.add("settled " + have + " and not " + expected);
            }
        }
        if (!settlement
                .reserveAfter()
                .toString()
                .equals(step.get("expect").get("reserveAfter").asText())) {
            faults.add("reserve after it: " + settlement.reserveAfter());
        }
    }

    private record Plain(
            String unit,
            String status,
            String gap,
            String surplus,
            String policyPart,
            String managementPart,
            String fromOwnBalance,
            String fromReserve,
            String fromGovernment,
            String fromCity,
            String fromCounty,
            String unassigned,
            String retained,
            String toCityLevel) {}
}
