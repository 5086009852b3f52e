package io.tongchou.ledger.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tongchou.ledger.balances.Balances;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.EntriesPage;
import io.tongchou.ledger.balances.TrialBalance;
import io.tongchou.ledger.identities.Identities;
import io.tongchou.ledger.identities.Identity;
import io.tongchou.ledger.settlement.Settlement;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.UnitCode;
import io.tongchou.ledger.whatif.SettlementAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Figures as they are answered: codes and amounts as texts, each with the sequence and the instant it rests on. */
final class FigureAnswers {

    private FigureAnswers() {}

    /**
     * @param halted the event at which the journal stands and cannot go on, where it does; the figure ends before it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record TrialBalanceAnswer(
            String pool,
            String fund,
            String asOf,
            String knownAt,
            long sequence,
            Optional<String> halted,
            List<Row> rows,
            Total total) {

        record Row(String unit, String account, String debit, String credit) {}

        record Total(String debit, String credit) {}
    }

    static TrialBalanceAnswer of(TrialBalance balance) {
        return new TrialBalanceAnswer(
                balance.book().pool().code(),
                balance.book().fund().code(),
                balance.basis().asOf().toString(),
                balance.basis().knownAt().toString(),
                balance.basis().sequence(),
                halted(balance.basis()),
                balance.rows().stream()
                        .map(row -> new TrialBalanceAnswer.Row(
                                row.unit().code(),
                                row.account().code(),
                                row.debit().toString(),
                                row.credit().toString()))
                        .toList(),
                new TrialBalanceAnswer.Total(
                        balance.debit().toString(), balance.credit().toString()));
    }

    /** @param rows debit positive */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record BalancesAnswer(
            String pool,
            String fund,
            String asOf,
            String knownAt,
            long sequence,
            Optional<String> halted,
            List<Row> rows) {

        record Row(String unit, String account, String balance) {}
    }

    static BalancesAnswer of(Balances balances) {
        return new BalancesAnswer(
                balances.book().pool().code(),
                balances.book().fund().code(),
                balances.basis().asOf().toString(),
                balances.basis().knownAt().toString(),
                balances.basis().sequence(),
                halted(balances.basis()),
                balances.rows().stream()
                        .map(row -> new BalancesAnswer.Row(
                                row.unit().code(),
                                row.account().code(),
                                row.balance().toString()))
                        .toList());
    }

    /**
     * @param to the last effective day
     * @param next the cursor of the next page, where there is one
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record EntriesAnswer(
            String pool,
            String fund,
            String to,
            String knownAt,
            long sequence,
            Optional<String> halted,
            List<Posting> rows,
            Optional<String> next) {

        /**
         * @param amount debit positive, as is the running balance of its unit and account
         * @param imported whether it comes from books that were kept elsewhere
         */
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        record Posting(
                String effectiveOn,
                long sequence,
                int leg,
                int voucher,
                String unit,
                String account,
                Optional<String> item,
                String amount,
                String balance,
                String event,
                String command,
                String maker,
                Optional<String> checker,
                Optional<String> document,
                Optional<String> note,
                Optional<String> file,
                Optional<Integer> line,
                Optional<String> policy,
                Optional<String> clause,
                boolean imported,
                String recordedAt) {}
    }

    static EntriesAnswer of(EntriesPage page) {
        return new EntriesAnswer(
                page.book().pool().code(),
                page.book().fund().code(),
                page.basis().asOf().toString(),
                page.basis().knownAt().toString(),
                page.basis().sequence(),
                halted(page.basis()),
                page.lines().stream().map(FigureAnswers::of).toList(),
                page.next());
    }

    private static EntriesAnswer.Posting of(EntriesPage.Line line) {
        return new EntriesAnswer.Posting(
                line.effectiveOn().toString(),
                line.sequence(),
                line.leg(),
                line.voucher(),
                line.unit().code(),
                line.account().code(),
                line.item().map(Item::name),
                line.amount().toString(),
                line.balance().toString(),
                line.event(),
                line.command(),
                line.maker(),
                line.checker(),
                line.document(),
                line.note(),
                line.file(),
                line.line(),
                line.policy(),
                line.clause(),
                line.imported(),
                line.recordedAt().toString());
    }

    /** @param closed whether the year is closed; the settlement of an open one is a preview */
    record YearSettlement(
            String pool,
            String fund,
            int year,
            boolean closed,
            String knownAt,
            long sequence,
            List<SettlementAnswer.Unit> units,
            String reserveAfter) {}

    static YearSettlement of(
            BookId book, Settlement settlement, boolean closed, Basis basis, Optional<UnitCode> visible) {
        SettlementAnswer answer = SettlementAnswer.of(settlement);
        return new YearSettlement(
                book.pool().code(),
                book.fund().code(),
                settlement.year().value(),
                closed,
                basis.knownAt().toString(),
                basis.sequence(),
                answer.units().stream()
                        .filter(unit ->
                                visible.isEmpty() || visible.get().code().equals(unit.unit()))
                        .toList(),
                answer.reserveAfter());
    }

    /** @param holds whether every identity does */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record IdentitiesAnswer(
            String pool,
            String fund,
            String asOf,
            String knownAt,
            long sequence,
            Optional<String> halted,
            boolean holds,
            List<OneIdentity> identities) {

        /**
         * @param breaking how many events break it
         * @param entries the first of these
         */
        record OneIdentity(
                int number,
                String name,
                String says,
                boolean holds,
                List<Figure> figures,
                long breaking,
                List<Breaking> entries) {}

        record Figure(String name, String amount) {}

        record Breaking(long sequence, String event, String command, String effectiveOn, String why) {}
    }

    static IdentitiesAnswer of(Identities.Report report) {
        return new IdentitiesAnswer(
                report.book().pool().code(),
                report.book().fund().code(),
                report.basis().asOf().toString(),
                report.basis().knownAt().toString(),
                report.basis().sequence(),
                halted(report.basis()),
                report.holds(),
                report.identities().stream().map(FigureAnswers::of).toList());
    }

    private static IdentitiesAnswer.OneIdentity of(Identity identity) {
        return new IdentitiesAnswer.OneIdentity(
                identity.number(),
                identity.name(),
                identity.says(),
                identity.holds(),
                identity.figures().stream()
                        .map(figure -> new IdentitiesAnswer.Figure(
                                figure.name(), figure.amount().toString()))
                        .toList(),
                identity.breaking(),
                identity.entries().stream()
                        .map(entry -> new IdentitiesAnswer.Breaking(
                                entry.sequence(),
                                entry.event(),
                                entry.command(),
                                entry.effectiveOn().toString(),
                                entry.why()))
                        .toList());
    }

    static Optional<String> halted(Basis basis) {
        return basis.halted()
                .map(halt -> "the journal stands at event " + halt.sequence() + " since " + halt.since() + ": "
                        + halt.cause());
    }

    /** The same as comma-separated lines with a header. */
    static final class Csv {

        private Csv() {}

        static List<String> of(TrialBalance balance) {
            List<String> lines = new ArrayList<>(List.of("unit,account,debit,credit"));
            balance.rows().forEach(row -> lines.add(line(row.unit(), row.account(), row.debit(), row.credit())));
            return lines;
        }

        static List<String> of(Balances balances) {
            List<String> lines = new ArrayList<>(List.of("unit,account,balance"));
            balances.rows().forEach(row -> lines.add(line(row.unit(), row.account(), row.balance())));
            return lines;
        }

        static List<String> of(EntriesPage page) {
            List<String> lines = new ArrayList<>(
                    List.of(
                            "effectiveOn,sequence,leg,voucher,unit,account,item,amount,balance,event,command,maker,checker,document,note,file,line,policy,clause,imported,recordedAt"));
            page.lines().stream()
                    .map(FigureAnswers::of)
                    .forEach(row -> lines.add(line(
                            row.effectiveOn,
                            row.sequence,
                            row.leg,
                            row.voucher,
                            row.unit,
                            row.account,
                            row.item.orElse(""),
                            row.amount,
                            row.balance,
                            row.event,
                            row.command,
                            row.maker,
                            row.checker.orElse(""),
                            row.document.orElse(""),
                            row.note.orElse(""),
                            row.file.orElse(""),
                            row.line.map(String::valueOf).orElse(""),
                            row.policy.orElse(""),
                            row.clause.orElse(""),
                            row.imported,
                            row.recordedAt)));
            return lines;
        }

        static String line(Object... values) {
            return String.join(
                    ",",
                    Stream.of(values).map(value -> quoted(value.toString())).toList());
        }

        /** Quoted where needed; a text that a spreadsheet would take for a formula is kept a text. An amount below zero is none. */
        private static String quoted(String text) {
            String safe = text.matches("(?s)[=@+\\t\r].*|-(?![0-9]+([.][0-9]+)?$).*") ? "'" + text : text;
            return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
        }
    }
}
