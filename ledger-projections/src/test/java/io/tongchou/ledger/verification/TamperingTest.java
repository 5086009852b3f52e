package io.tongchou.ledger.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.StoredEvent;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.LineExplained;
import io.tongchou.ledger.events.LinesMatched;
import io.tongchou.ledger.events.Match;
import io.tongchou.ledger.events.MonthClosed;
import io.tongchou.ledger.events.PremiumAssessed;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.events.ReconciliationConfirmed;
import io.tongchou.ledger.events.StatementImported;
import io.tongchou.ledger.events.StatementLine;
import io.tongchou.ledger.eventstore.BookVerifier;
import io.tongchou.ledger.eventstore.SealWitness;
import io.tongchou.ledger.eventstore.Verification;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.journal.TestLedger;
import io.tongchou.ledger.scenario.PlayedScenarios;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.DifferenceKind;
import io.tongchou.ledger.vocabulary.Direction;
import io.tongchou.ledger.vocabulary.MatchRule;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Party;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody changes who owns the database and switches its triggers off, the verification names it. */
class TamperingTest {

    private static final BookId BOOK = BookId.parse("410200/310");
    private static final SealWitness.Expected SEALED = new SealWitness.Expected(
            Optional.of(Instant.parse("2024-07-01T00:00:00Z")), Optional.of(Set.of(WrittenBooks.KEY.id())));

    private static TestLedger template;
    private static GivenBook given;
    private static long receipt;
    private static long closing;

    private final TestLedger ledger = template.copy();

    @BeforeAll
    static void write() throws IOException {
        List<GivenBook> books = PlayedScenarios.books().stream()
                .filter(book -> book.state().id().pool().equals(BOOK.pool()))
                .toList();
        given = books.stream()
                .filter(book -> book.state().id().equals(BOOK))
                .findFirst()
                .orElseThrow();
        receipt = events(PremiumCollected.class).findFirst().orElseThrow().sequence();
        closing = events(MonthClosed.class).findFirst().orElseThrow().sequence();
        withStatements();
        template = TestLedger.open(16, 64, 256);
        WrittenBooks.write(template, books);
    }

    private static Stream<StoredEvent> events(Class<?> type) {
        return given.history().stream()
                .filter(event -> type.isInstance(event.recorded().event()));
    }

    private static void withStatements() {
        UnitCode unit = new UnitCode("410222");
        LocalDate day = LocalDate.parse("2022-12-30");
        String entry = given.history().get((int) receipt - 1).by().command();
        Money amount = Money.ofFen(100);
        given.happened(new PremiumAssessed(
                        unit,
                        "A-77",
                        "payer",
                        PayerCategory.EMPLOYER,
                        YearMonth.from(day),
                        Optional.empty(),
                        Optional.empty(),
                        amount,
                        Optional.empty()))
                .happened(new StatementImported(
                        "S-77",
                        StatementSource.TAX,
                        Optional.of(unit),
                        day,
                        day,
                        Optional.empty(),
                        Optional.of(amount),
                        List.of(line(1, day), line(2, day), line(3, day))))
                .happened(new LinesMatched(
                        "S-77",
                        StatementSource.TAX,
                        Optional.of(unit),
                        List.of(new Match(MatchRule.BY_HAND, List.of(1, 2), List.of(entry), amount))))
                .happened(new LineExplained("S-77", 3, DifferenceKind.TIMING, "comes tomorrow"))
                .happened(new LineExplained("S-77", 3, DifferenceKind.MISSING, "never came"))
                .happened(new ReconciliationConfirmed(
                        Optional.empty(), YearMonth.from(day), Account.FISCAL_ACCOUNT, amount, amount, Party.FINANCE));
    }

    private static StatementLine line(int number, LocalDate day) {
        return new StatementLine(
                number,
                day,
                number == 3 ? Direction.OUT : Direction.IN,
                Money.ofFen(50 * number),
                Optional.of("r" + number),
                Optional.empty(),
                Optional.of("文字"));
    }

    @AfterEach
    void drop() {
        TestLedger.drop(ledger);
    }

    private Verification verified(SealWitness.Expected seals, Map<Long, Hash> heads) {
        return new BookVerifier(ledger.source(), SealWitness.expecting(seals), ReadSideWitness::new)
                .verify(BOOK, heads, sequence -> {});
    }

    private List<String> found() {
        return findings(verified(SEALED, Map.of()));
    }

    private static List<String> findings(Verification verification) {
        List<String> all = new ArrayList<>();
        verification.checks().forEach(check -> check.findings().forEach(one -> all.add(check.name() + " " + one)));
        return all;
    }

    private Hash head(long sequence) {
        return Hash.of(ledger.sql()
                .sql("SELECT hash FROM ledger.domain_event WHERE book = ? AND sequence = ?")
                .params(BOOK.toString(), sequence)
                .query(byte[].class)
                .single());
    }

    @Test
    void aCleanBookPassesAndEveryCheckWasMadeOfSomething() {
        Verification clean = verified(SEALED, Map.of(receipt, head(receipt)));
        assertThat(findings(clean)).isEmpty();
        assertThat(clean.isSound()).isTrue();
        assertThat(clean.sequence()).isEqualTo(given.history().size());
        assertThat(clean.head()).isEqualTo(head(clean.sequence()).hex());
        assertThat(clean.checks())
                .extracting(Verification.Check::name)
                .containsExactly(
                        "chain",
                        "head",
                        "entries",
                        "vouchers",
                        "balances",
                        "outcomes",
                        "keys",
                        "snapshots",
                        "heads",
                        "seals",
                        "journal",
                        "journal-entries",
                        "journal-memos",
                        "cells",
                        "figures");
        assertThat(clean.checks())
                .allSatisfy(
                        check -> assertThat(check.checked()).as(check.name()).isPositive());
    }

    /** What is changed, by what statement, and what must be found. */
    private record Case(String name, String statement, String... found) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static String at(String check, long sequence, String what) {
        return check + " event " + sequence + ": " + what;
    }

    private static Case event(String name, String change, long sequence, String... found) {
        return new Case(
                name,
                "UPDATE ledger.domain_event SET " + change + " WHERE book = '410200/310' AND sequence = " + sequence,
                found);
    }

    private static Case row(String name, String table, String change, String where, String... found) {
        return new Case(
                name, "UPDATE reading." + table + " SET " + change + " WHERE book = '410200/310' AND " + where, found);
    }

    static Stream<Case> cases() {
        long last = given.history().size();
        String ofBook = "book = '410200/310' AND sequence = ";
        String command = WrittenBooks.history(given).get((int) receipt - 1).by().command();
        String receiptNo = ((PremiumCollected)
                        given.history().get((int) receipt - 1).recorded().event())
                .receiptNo();
        return Stream.of(
                event(
                        "a byte of a payload",
                        "payload = overlay(payload PLACING '\\x37' FROM position('\"amount\":'::bytea IN payload) + 9 FOR 1)",
                        receipt,
                        at("chain", receipt, "breaks the chain")),
                event(
                        "a byte of who made it",
                        "metadata = overlay(metadata PLACING '\\x58' FROM position('\"maker\":'::bytea IN metadata) + 10 FOR 1)",
                        receipt,
                        at("chain", receipt, "breaks the chain"),
                        at("journal-entries", receipt, "the entry is wrong: maker is")),
                event(
                        "a byte of a hash",
                        "hash = set_byte(hash, 7, get_byte(hash, 7) # 1)",
                        receipt,
                        at("chain", receipt, "breaks the chain"),
                        at("chain", receipt + 1, "breaks the chain")),
                event("its name", "type = 'BenefitPaid'", receipt, at("entries", receipt, "is stored as BenefitPaid")),
                event(
                        "when it was recorded",
                        "recorded_at = recorded_at - 999999",
                        receipt,
                        at("chain", receipt, "was recorded before its predecessor"),
                        at("journal", receipt, "")),
                event(
                        "what cannot be read any more",
                        "payload = '{'",
                        receipt,
                        at("entries", receipt, "cannot be read"),
                        at("chain", receipt, "breaks the chain")),
                new Case(
                        "an event removed",
                        "DELETE FROM ledger.domain_event WHERE " + ofBook + receipt,
                        at("chain", receipt, "is missing"),
                        at("chain", receipt + 1, "breaks the chain"),
                        at("outcomes", receipt, "is the outcome of " + command),
                        at("journal-entries", receipt, "the entry should not be there")),
                new Case(
                        "the last event removed",
                        "DELETE FROM ledger.domain_event WHERE " + ofBook + last,
                        at("head", last - 1, "is the last one, but the head says " + last),
                        at("journal", last, "is in the journal, but there is none")),
                new Case(
                        "two events swapped",
                        "UPDATE ledger.domain_event SET sequence = sequence + 100000 WHERE book = '410200/310' AND sequence IN (%1$d, %2$d);"
                                        .formatted(receipt, receipt + 1)
                                + "UPDATE ledger.domain_event SET sequence = %2$d + %1$d + 100000 - sequence WHERE book = '410200/310' AND sequence > 100000"
                                        .formatted(receipt, receipt + 1),
                        at("chain", receipt, "breaks the chain"),
                        at("chain", receipt + 1, "breaks the chain")),
                new Case(
                        "an event inserted between others",
                        "UPDATE ledger.domain_event SET sequence = sequence + 100000 WHERE book = '410200/310' AND sequence > %1$d;"
                                        .formatted(receipt)
                                + "UPDATE ledger.domain_event SET sequence = sequence - 99999 WHERE book = '410200/310' AND sequence > 100000;"
                                + "INSERT INTO ledger.domain_event (book, sequence, event_id, type, revision, recorded_at, payload, metadata, hash) SELECT book, %1$d + 1, gen_random_uuid(), type, revision, recorded_at, payload, metadata, hash FROM ledger.domain_event WHERE book = '410200/310' AND sequence = %1$d"
                                        .formatted(receipt),
                        at("chain", receipt + 1, "breaks the chain"),
                        at("head", last + 1, "is the last one, but the head says " + last)),
                new Case(
                        "an event inserted at the end",
                        "INSERT INTO ledger.domain_event (book, sequence, event_id, type, revision, recorded_at, payload, metadata, hash) SELECT book, %d, gen_random_uuid(), type, revision, recorded_at, payload, metadata, hash FROM ledger.domain_event WHERE %s%d"
                                .formatted(last + 1, ofBook, receipt),
                        at("chain", last + 1, "breaks the chain"),
                        at("head", last + 1, "is the last one, but the head says " + last),
                        at("outcomes", last + 1, "no outcome of " + command + " leads to it")),
                new Case(
                        "the head's sequence",
                        "UPDATE ledger.book_head SET sequence = sequence + 1 WHERE book = '410200/310'",
                        at("head", last, "is the last one, but the head says " + (last + 1))),
                new Case(
                        "the head's hash",
                        "UPDATE ledger.book_head SET hash = sha256('') WHERE book = '410200/310'",
                        at("head", last, "is the last one")),
                new Case(
                        "the head's time",
                        "UPDATE ledger.book_head SET recorded_at = recorded_at + 1 WHERE book = '410200/310'",
                        at("head", last, "is the last one")),
                new Case(
                        "the head removed",
                        "DELETE FROM ledger.book_head WHERE book = '410200/310'",
                        at("head", last, "is the last one, but the head says 0")),
                new Case(
                        "an outcome removed",
                        "DELETE FROM ledger.command_outcome WHERE pool = '410200' AND id = '" + command + "'",
                        at("outcomes", receipt, "no outcome of " + command + " leads to it")),
                new Case(
                        "an outcome that leads elsewhere",
                        "UPDATE ledger.command_outcome SET funds = '{310}', sequences = '{%d}' WHERE pool = '410200' AND id = '%s'"
                                .formatted(last, command),
                        at("outcomes", receipt, "no outcome of " + command + " leads to it"),
                        at("outcomes", last, "is the outcome of ")),
                new Case(
                        "an invented outcome of an event",
                        "INSERT INTO ledger.command_outcome VALUES ('410200', 'zz', '', false, '{310}', '{%d}')"
                                .formatted(receipt),
                        at("outcomes", receipt, "is the outcome of zz as well")),
                new Case(
                        "an invented outcome of no event",
                        "INSERT INTO ledger.command_outcome VALUES ('410200', 'zz', '', false, '{310}', '{%d}')"
                                .formatted(last + 9),
                        at("outcomes", last + 9, "is the outcome of zz, but there is none")),
                new Case(
                        "an invented outcome of no book",
                        "INSERT INTO ledger.command_outcome VALUES ('410200', 'zz', '', false, '{999}', '{1}')",
                        at("outcomes", 0, "the outcome of zz leads to no event of the pool")),
                new Case(
                        "a number removed",
                        "DELETE FROM ledger.business_key WHERE book = '410200/310' AND kind = 'RECEIPT' AND value = '%s'"
                                .formatted(receiptNo),
                        at("keys", receipt, "took RECEIPT " + receiptNo + ", but that does not lead to it")),
                new Case(
                        "a number that leads elsewhere",
                        "UPDATE ledger.business_key SET sequence = %d WHERE book = '410200/310' AND kind = 'RECEIPT' AND value = '%s'"
                                .formatted(last, receiptNo),
                        at("keys", receipt, "took RECEIPT " + receiptNo + ", but that does not lead to it"),
                        at("keys", last, "is kept under RECEIPT " + receiptNo)),
                new Case(
                        "an invented number",
                        "INSERT INTO ledger.business_key VALUES ('410200/310', 'RECEIPT', 'zz', %d)".formatted(receipt),
                        at("keys", receipt, "is kept under RECEIPT zz, which it did not take")),
                new Case(
                        "an invented number of no event",
                        "INSERT INTO ledger.business_key VALUES ('410200/310', 'RECEIPT', 'zz', %d)"
                                .formatted(last + 1),
                        at("keys", last + 1, "is kept under RECEIPT zz, which no event took there")),
                new Case(
                        "a number of no kind",
                        "INSERT INTO ledger.business_key VALUES ('410200/310', 'WHAT', 'zz', %d)".formatted(receipt),
                        at("keys", receipt, "is kept under WHAT zz, which no event took there")),
                new Case(
                        "a snapshot's state",
                        "UPDATE ledger.book_snapshot SET state = overlay(state PLACING '\\x37' FROM position('\"total\":'::bytea IN state) + 8 FOR 1) WHERE "
                                + ofBook + 100,
                        at("snapshots", 100, "has a snapshot that does not fit its hash")),
                new Case(
                        "a snapshot's hash",
                        "UPDATE ledger.book_snapshot SET hash = sha256('') WHERE " + ofBook + 100,
                        at("snapshots", 100, "has a snapshot that does not fit its hash")),
                new Case(
                        "a snapshot of no event",
                        "UPDATE ledger.book_snapshot SET sequence = %d WHERE %s100".formatted(last + 1, ofBook),
                        at("snapshots", last + 1, "is in a snapshot, but there is none")),
                new Case(
                        "a seal removed",
                        "DELETE FROM ledger.seal WHERE " + ofBook + closing + "; DELETE FROM ledger.seal_leaf WHERE "
                                + ofBook + closing,
                        at("seals", closing, "closed "),
                        "as the one before it, and that is"),
                new Case(
                        "all seals removed",
                        "DELETE FROM ledger.seal; DELETE FROM ledger.seal_leaf; DELETE FROM ledger.seal_key",
                        at("seals", closing, "closed ")),
                new Case(
                        "a seal's total",
                        "UPDATE ledger.seal SET totals[1] = totals[1] + 1 WHERE " + ofBook + closing,
                        at("seals", closing, "has a seal whose signature is not that of the key"),
                        at("seals", closing, "was sealed with the totals")),
                new Case(
                        "a seal's head",
                        "UPDATE ledger.seal SET head = sha256('') WHERE " + ofBook + closing,
                        at("seals", closing, "was sealed with the head")),
                new Case(
                        "a seal's signature",
                        "UPDATE ledger.seal SET signature = set_byte(signature, 3, get_byte(signature, 3) # 1) WHERE "
                                + ofBook + closing,
                        at("seals", closing, "has a seal whose signature is not that of the key")),
                new Case(
                        "a seal's key",
                        "DELETE FROM ledger.seal_key",
                        at(
                                "seals",
                                closing,
                                "has a seal with the key " + WrittenBooks.KEY.id() + ", which is not kept")),
                new Case(
                        "a seal of no close",
                        "UPDATE ledger.seal SET sequence = sequence - 1 WHERE " + ofBook + closing,
                        at("seals", closing, "closed "),
                        at("seals", closing - 1, "is sealed as the close of ")),
                new Case(
                        "a balance under a seal",
                        "UPDATE ledger.seal_leaf SET balances[1] = balances[1] + 1 WHERE cardinality(balances) > 0 AND "
                                + ofBook + closing,
                        at("seals", closing, "has other balances under its seal than were sealed"),
                        at("seals", closing, "has the balances {")),
                new Case(
                        "a unit's balances removed",
                        "DELETE FROM ledger.seal_leaf WHERE unit = '410222' AND " + ofBook + closing,
                        at("seals", closing, "has other balances under its seal than were sealed")),
                new Case(
                        "a hash under a seal",
                        "UPDATE ledger.seal_leaf SET hash = sha256('') WHERE unit = '410222' AND " + ofBook + closing,
                        at("seals", closing, "has a hash beside its seal")),
                row(
                        "an entry's day",
                        "entry",
                        "effective_on = effective_on + 1",
                        "sequence = " + receipt,
                        at("journal-entries", receipt, "the entry is wrong: effective_on is")),
                row(
                        "an entry's maker",
                        "entry",
                        "maker = 'nobody'",
                        "sequence = " + receipt,
                        at("journal-entries", receipt, "the entry is wrong: maker is nobody")),
                new Case(
                        "an entry removed",
                        "DELETE FROM reading.entry WHERE " + ofBook + receipt,
                        at("journal-entries", receipt, "the entry is missing")),
                row(
                        "both legs of an entry, so that it still balances",
                        "posting",
                        "amount_fen = amount_fen * 2",
                        "sequence = " + receipt,
                        at("journal-entries", receipt, "the posting leg 1 is wrong: amount_fen is"),
                        at("journal-entries", receipt, "the posting leg 2 is wrong: amount_fen is")),
                row(
                        "both legs of the last entry, which figures are made of without sums",
                        "posting",
                        "amount_fen = amount_fen * 2",
                        "sequence = (SELECT max(sequence) FROM reading.entry WHERE book = '410200/310')",
                        "figures",
                        "is shown as"),
                row(
                        "a leg's unit",
                        "posting",
                        "unit = '410205'",
                        "leg = 1 AND sequence = " + receipt,
                        at("journal-entries", receipt, "the posting leg 1 is wrong: unit is 410205")),
                new Case(
                        "an entry invented",
                        "INSERT INTO reading.posting SELECT book, %1$d, leg, unit, account, effective_on, amount_fen, item FROM reading.posting WHERE %2$s%3$d"
                                .formatted(last + 5, ofBook, receipt),
                        at("journal-entries", last + 5, "the posting leg 1 should not be there")),
                row(
                        "a sum",
                        "cell",
                        "amount_fen = amount_fen + 1, debit_fen = debit_fen + 1",
                        "level = 1 AND block = 2 AND (unit, account, item, day) = (SELECT unit, account, item, day FROM reading.cell WHERE book = '410200/310' AND level = 1 AND block = 2 LIMIT 1)",
                        at("cells", 48, "the cell of level 1 block 2 unit")),
                row(
                        "a sum of many blocks",
                        "cell",
                        "debit_fen = debit_fen + 1",
                        "level = 3 AND block = 0 AND account = '1003.01'",
                        at("cells", 256, "the cell of level 3 block 0 unit")),
                new Case(
                        "sums removed",
                        "DELETE FROM reading.cell WHERE book = '410200/310' AND level = 2 AND block = 1",
                        at("cells", 128, "the cell of level 2 block 1 unit"),
                        "is missing"),
                new Case(
                        "a series removed",
                        "DELETE FROM reading.series WHERE book = '410200/310' AND account = '1003.01'",
                        "cells event",
                        "the series unit 410222 account 1003.01 item  is missing",
                        "is shown as 0.00"),
                row(
                        "a sum of what flowed",
                        "flow_cell",
                        "amount_fen = amount_fen + 1",
                        "level = 1 AND block = 2 AND source = '4001'",
                        at("cells", 48, "the flow's cell of level 1 block 2 unit"),
                        "source 4001 target 1002 day"),
                row(
                        "in how many entries money flowed",
                        "flow_cell",
                        "first = first + 1",
                        "level = 3 AND block = 0 AND target = '1003.01'",
                        at("cells", 256, "the flow's cell of level 3 block 0 unit")),
                new Case(
                        "a flow removed",
                        "DELETE FROM reading.flow_series WHERE book = '410200/310' AND source = '1005'",
                        "cells event",
                        "source 1005 target 1003.01 is missing"),
                row(
                        "what is known at an instant",
                        "known_at",
                        "sequence = sequence + 1",
                        "recorded_at = " + (WrittenBooks.BEGINS + 4),
                        at(
                                "journal",
                                14,
                                "the instant recorded_at " + (WrittenBooks.BEGINS + 4) + " is wrong: sequence is 15")),
                new Case(
                        "an instant removed",
                        "DELETE FROM reading.known_at WHERE book = '410200/310' AND recorded_at = "
                                + (WrittenBooks.BEGINS + 4),
                        at("journal", 14, "the instant recorded_at " + (WrittenBooks.BEGINS + 4) + " is missing")),
                new Case(
                        "an instant invented",
                        "INSERT INTO reading.known_at VALUES ('410200/310', 77, 3)",
                        "the instant recorded_at 77 should not be there"),
                new Case(
                        "all that is behind an event, as if the journal had not come there yet",
                        "DELETE FROM reading.known_at WHERE book = '410200/310' AND sequence > 20;"
                                + "DELETE FROM reading.entry WHERE book = '410200/310' AND sequence > 20;"
                                + "DELETE FROM reading.posting WHERE book = '410200/310' AND sequence > 20",
                        at("journal", 21, "is not in the journal, which has come past it")),
                row(
                        "an assessment",
                        "assessment",
                        "amount_fen = amount_fen + 1",
                        "assessment = 'A-77'",
                        at("journal-memos", last - 5, "the assessment assessment A-77 is wrong: amount_fen is 101")),
                row(
                        "a statement",
                        "statement",
                        "opening_fen = 7",
                        "statement = 'S-77'",
                        at("journal-memos", last - 4, "the statement statement S-77 is wrong: opening_fen is 7")),
                row(
                        "a statement's line",
                        "statement_line",
                        "amount_fen = 7",
                        "line = 2",
                        at(
                                "journal-memos",
                                last - 4,
                                "the line of a statement, statement S-77 line 2 is wrong: amount_fen is 7")),
                row(
                        "a statement's line that was matched",
                        "statement_line",
                        "matched_by = NULL, match = NULL",
                        "line = 2",
                        at(
                                "journal-memos",
                                last - 3,
                                "the matched line of a statement, match 1 line 2 statement S-77 is missing")),
                row(
                        "a statement's line that was not matched",
                        "statement_line",
                        "matched_by = %d, match = 1".formatted(last - 3),
                        "line = 3",
                        at(
                                "journal-memos",
                                last - 3,
                                "the matched line of a statement, match 1 line 3 statement S-77 should not be there")),
                row(
                        "by what a line was explained",
                        "statement_line",
                        "explained_by = explained_by + 1",
                        "line = 3",
                        at(
                                "journal-memos",
                                last - 2,
                                "the explained line of a statement, statement S-77 line 3 is missing")),
                row(
                        "with what a line was matched",
                        "matched_entry",
                        "entry = 'another'",
                        "match = 1",
                        at("journal-memos", last - 3, "the matched entry match 1 entry another should not be there")),
                row(
                        "an explanation",
                        "explanation",
                        "reason = 'all is well'",
                        "line = 3",
                        at(
                                "journal-memos",
                                last - 1,
                                "the explanation statement S-77 line 3 is wrong: reason is all is well")),
                row(
                        "a party's word",
                        "confirmation",
                        "balance_fen = 7",
                        "true",
                        at("journal-memos", last, "the confirmation is wrong: balance_fen is 7")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isNamed(Case tampering) {
        ledger.asSuperuser(tampering.statement());
        List<String> found = found();
        assertThat(tampering.found())
                .isNotEmpty()
                .allSatisfy(due ->
                        assertThat(found).anySatisfy(one -> assertThat(one).contains(due)));
    }

    @Test
    void aSnapshotThatWasChangedTogetherWithItsHashIsNamed() {
        byte[] state = ledger.sql()
                .sql("SELECT state FROM ledger.book_snapshot WHERE book = ? AND sequence = 100")
                .param(BOOK.toString())
                .query(byte[].class)
                .single();
        String text = new String(state, StandardCharsets.UTF_8);
        byte[] other = text.replaceFirst("\"total\":(\\d)", "\"total\":9$1").getBytes(StandardCharsets.UTF_8);
        ledger.owner()
                .update(
                        "UPDATE ledger.book_snapshot SET state = ?, hash = ? WHERE book = ? AND sequence = 100",
                        other,
                        WrittenBooks.snapshotHash(BOOK, 100, other),
                        BOOK.toString());
        assertThat(found())
                .containsExactly(at("snapshots", 100, "has a snapshot of another state than its events make"));
    }

    @Test
    void allHashesMadeAnewAreBetrayedByTheNextSealAndByAnAnswersHead() {
        Hash before = head(closing - 1);
        Hash after = head(closing + 1);
        PremiumCollected collected = (PremiumCollected)
                given.history().get((int) receipt - 1).recorded().event();
        long fen = collected.amount().fen();
        WrittenBooks.forge(ledger, given, receipt, Long.toString(fen), Long.toString(fen + 1));
        Verification sealed = verified(SEALED, Map.of());
        assertThat(findings(sealed))
                .isNotEmpty()
                .allMatch(one -> one.startsWith("seals "))
                .first()
                .asString()
                .startsWith(at("seals", closing, "was sealed with the head "));
        SealWitness.Expected unsealed = new SealWitness.Expected(Optional.empty(), Optional.empty());
        ledger.asSuperuser("DELETE FROM ledger.seal; DELETE FROM ledger.seal_leaf");
        assertThat(findings(verified(unsealed, Map.of()))).isEmpty(); // nothing in the database betrays it any more
        assertThat(findings(verified(unsealed, Map.of(closing - 1, before, closing + 1, after))))
                .hasSize(2)
                .first()
                .asString()
                .startsWith(at("heads", closing - 1, "has the hash "));
    }

    @Test
    void sealsMadeAnewWithAnotherKeyAreNotTheCitys() {
        ledger.asSuperuser("DELETE FROM ledger.seal_leaf; DELETE FROM ledger.seal; DELETE FROM ledger.seal_key");
        WrittenBooks.sealAnew(ledger, given, WrittenBooks.keys());
        assertThat(findings(verified(new SealWitness.Expected(SEALED.due(), Optional.empty()), Map.of())))
                .isEmpty();
        assertThat(found()).isNotEmpty().allMatch(one -> one.contains("which is not the city's"));
    }

    @Test
    void anAnsweredHeadBeyondTheLastEventIsNamed() {
        assertThat(findings(verified(SEALED, Map.of(99_999L, Hash.ZERO))))
                .singleElement()
                .asString()
                .startsWith(at("heads", 99_999, "was answered once"));
    }
}
