package io.tongchou.ledger.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tongchou.ledger.agreement.Confirmation;
import io.tongchou.ledger.agreement.Outstanding;
import io.tongchou.ledger.agreement.Outstanding.Item;
import io.tongchou.ledger.agreement.Reconciliation;
import io.tongchou.ledger.agreement.Scope;
import io.tongchou.ledger.agreement.Table;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.vocabulary.DifferenceKind;
import io.tongchou.ledger.vocabulary.Direction;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Party;
import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How statements, ledger and parties stand at a month's end.
 *
 * @param asOf the day to which ages are reckoned
 * @param tables one for each source and unit of which a statement came in
 * @param differences what stands on one side alone, by source, unit and day
 * @param next the cursor of the next page of differences, where there is one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ReconciliationAnswer(
        String pool,
        String fund,
        String month,
        String asOf,
        String knownAt,
        long sequence,
        Optional<String> halted,
        List<OneTable> tables,
        List<Difference> differences,
        Optional<String> next,
        List<OneConfirmation> confirmations) {

    /**
     * The balance reconciliation table (余额调节表).
     *
     * @param day the day at whose end it stands: the last that a statement covers
     * @param basis {@code BALANCES}, or {@code TURNOVER} where no statement says what the accounts held: what came and went since the
     *     first one
     * @param difference what no item explains
     * @param open lines of statements that are neither matched nor explained; with one the month does not close
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record OneTable(
            StatementSource source,
            Optional<String> unit,
            String day,
            String basis,
            List<AccountBalance> accounts,
            Side ledger,
            Side statement,
            String difference,
            long open) {}

    record AccountBalance(String account, String balance) {}

    /**
     * @param received what came in by the other side's books alone
     * @param paid what went out by the other side's books alone
     * @param adjusted balance and received less paid (调节后余额)
     */
    record Side(String balance, String received, String paid, String adjusted) {

        static Side of(Table.Side side) {
            return new Side(
                    side.has().toString(),
                    side.toCome().toString(),
                    side.toGo().toString(),
                    side.adjusted().toString());
        }
    }

    /**
     * @param side who has it: {@code STATEMENT} or {@code LEDGER}
     * @param owner the office that has to look after it
     * @param others what it may be, or was found to be, the same money as
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Difference(
            StatementSource source,
            Optional<String> unit,
            String side,
            String on,
            Direction direction,
            String amount,
            Optional<DifferenceKind> kind,
            Outstanding.State state,
            long ageDays,
            String owner,
            Optional<String> statement,
            Optional<Integer> line,
            Optional<String> entry,
            Optional<Long> entrySequence,
            Optional<String> reference,
            Optional<String> counterparty,
            Optional<String> text,
            List<String> others,
            Optional<Explained> explained) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Explained(DifferenceKind kind, String reason, String by, Optional<String> checkedBy) {}

    /** @param ledger what the ledger has for the month's end as it is known, whatever it had when the party spoke */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record OneConfirmation(
            Optional<String> unit,
            String account,
            Party party,
            Confirmation.State state,
            String ledger,
            Optional<String> balance,
            Optional<String> by,
            Optional<String> recordedAt) {}

    /**
     * The answer with a page of the differences.
     *
     * @param from the first one on it, from 0
     * @param limit the most on it
     */
    static ReconciliationAnswer of(Reconciliation.Report report, int from, int limit) {
        List<Outstanding> all = report.outstanding();
        int end = (int) Math.min(all.size(), (long) from + limit);
        return new ReconciliationAnswer(
                report.book().pool().code(),
                report.book().fund().code(),
                report.month().toString(),
                report.basis().asOf().toString(),
                report.basis().knownAt().toString(),
                report.basis().sequence(),
                FigureAnswers.halted(report.basis()),
                report.tables().stream().map(table -> of(table, all)).toList(),
                all.subList(Math.min(from, end), end).stream()
                        .map(item -> of(item, report.basis().asOf()))
                        .toList(),
                end < all.size() ? Optional.of(report.basis().knownAt().toEpochMilli() + "_" + end) : Optional.empty(),
                report.confirmations().stream().map(ReconciliationAnswer::of).toList());
    }

    private static OneTable of(Table table, List<Outstanding> outstanding) {
        return new OneTable(
                table.scope().source(),
                table.scope().unit().map(UnitCode::code),
                table.day().toString(),
                table.ofBalances() ? "BALANCES" : "TURNOVER",
                table.accounts().entrySet().stream()
                        .map(held -> new AccountBalance(
                                held.getKey().code(), held.getValue().toString()))
                        .toList(),
                Side.of(table.ledger()),
                Side.of(table.statement()),
                table.unexplained().toString(),
                outstanding.stream()
                        .filter(one -> one.scope().equals(table.scope())
                                && one.item() instanceof Item.OfStatement line
                                && line.explanation().isEmpty()
                                && one.state() != Outstanding.State.MATCHED_LATER)
                        .count());
    }

    private static Difference of(Outstanding one, LocalDate asOf) {
        Optional<Item.OfStatement> line =
                one.item() instanceof Item.OfStatement of ? Optional.of(of) : Optional.empty();
        Optional<Item.OfLedger> entry = one.item() instanceof Item.OfLedger of ? Optional.of(of) : Optional.empty();
        Money amount = one.amount();
        return new Difference(
                one.scope().source(),
                one.scope().unit().map(UnitCode::code),
                line.isPresent() ? "STATEMENT" : "LEDGER",
                one.on().toString(),
                amount.isNegative() ? Direction.OUT : Direction.IN,
                (amount.isNegative() ? amount.negated() : amount).toString(),
                one.kind(),
                one.state(),
                ChronoUnit.DAYS.between(one.on(), asOf),
                owner(one.scope()),
                line.map(Item.OfStatement::statement),
                line.map(Item.OfStatement::line),
                entry.map(Item.OfLedger::entry),
                entry.map(Item.OfLedger::sequence),
                one.reference(),
                line.flatMap(Item.OfStatement::counterparty),
                line.flatMap(Item.OfStatement::text),
                one.others(),
                line.flatMap(Item.OfStatement::explanation)
                        .map(why -> new Explained(why.kind(), why.reason(), why.maker(), why.checker())));
    }

    /** The office whose statements they are: a county has its own expenditure account. */
    private static String owner(Scope scope) {
        return switch (scope.source()) {
            case TAX -> Office.TAX.role();
            case TREASURY, FISCAL_ACCOUNT -> Office.FINANCE_CLERK.role();
            case EXPENDITURE_ACCOUNT ->
                scope.unit()
                        .filter(unit -> !unit.isCityLevel())
                        .map(unit -> Office.COUNTY.role() + "-" + unit)
                        .orElse(Office.CITY_CLERK.role());
        };
    }

    private static OneConfirmation of(Confirmation one) {
        return new OneConfirmation(
                one.unit().map(UnitCode::code),
                one.account().code(),
                one.party(),
                one.state(),
                one.ledger().toString(),
                one.word().map(word -> word.balance().toString()),
                one.word().map(Confirmation.Word::maker),
                one.word().map(word -> word.recordedAt().toString()));
    }

    /** Its parts as comma-separated lines with a header. */
    List<String> csv(Part part) {
        return switch (part) {
            case DIFFERENCES ->
                lines(
                        "source,unit,side,on,direction,amount,kind,state,ageDays,owner,statement,line,entry,entrySequence,"
                                + "reference,counterparty,text,others,explainedAs,reason,explainedBy,checkedBy",
                        differences.stream().map(ReconciliationAnswer::line));
            case TABLES ->
                lines(
                        "source,unit,day,basis,ledgerBalance,receivedByStatementAlone,paidByStatementAlone,ledgerAdjusted,"
                                + "statementBalance,receivedByLedgerAlone,paidByLedgerAlone,statementAdjusted,difference,open",
                        tables.stream().map(ReconciliationAnswer::line));
            case CONFIRMATIONS ->
                lines(
                        "unit,account,party,state,ledger,balance,by,recordedAt",
                        confirmations.stream().map(ReconciliationAnswer::line));
        };
    }

    /** What of it is asked for as CSV. */
    enum Part {
        DIFFERENCES,
        TABLES,
        CONFIRMATIONS
    }

    private static List<String> lines(String header, Stream<String> rows) {
        List<String> lines = new ArrayList<>(List.of(header));
        rows.forEach(lines::add);
        return lines;
    }

    private static String line(Difference one) {
        return FigureAnswers.Csv.line(
                one.source,
                one.unit.orElse(""),
                one.side,
                one.on,
                one.direction,
                one.amount,
                one.kind.map(DifferenceKind::name).orElse(""),
                one.state,
                one.ageDays,
                one.owner,
                one.statement.orElse(""),
                one.line.map(String::valueOf).orElse(""),
                one.entry.orElse(""),
                one.entrySequence.map(String::valueOf).orElse(""),
                one.reference.orElse(""),
                one.counterparty.orElse(""),
                one.text.orElse(""),
                String.join(" ", one.others),
                one.explained.map(why -> why.kind().name()).orElse(""),
                one.explained.map(Explained::reason).orElse(""),
                one.explained.map(Explained::by).orElse(""),
                one.explained.flatMap(Explained::checkedBy).orElse(""));
    }

    private static String line(OneTable one) {
        return FigureAnswers.Csv.line(
                one.source,
                one.unit.orElse(""),
                one.day,
                one.basis,
                one.ledger.balance,
                one.ledger.received,
                one.ledger.paid,
                one.ledger.adjusted,
                one.statement.balance,
                one.statement.received,
                one.statement.paid,
                one.statement.adjusted,
                one.difference,
                one.open);
    }

    private static String line(OneConfirmation one) {
        return FigureAnswers.Csv.line(
                one.unit.orElse(""),
                one.account,
                one.party,
                one.state,
                one.ledger,
                one.balance.orElse(""),
                one.by.orElse(""),
                one.recordedAt.orElse(""));
    }
}
