package io.tongchou.ledger.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tongchou.ledger.figures.FigureAnswers.Csv;
import io.tongchou.ledger.figures.StatementAnswers.About;
import io.tongchou.ledger.restatement.Restatement;
import io.tongchou.ledger.statements.Form.Caption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A restatement as it is answered.
 *
 * @param asClosed the closing that the period is held against
 * @param changes a page of the legs that make the differences
 * @param later a page of entries dated after the period that correct it
 * @param next the cursor of the next page of both, where there is one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RestatementAnswer(
        @JsonUnwrapped About about,
        String period,
        Closing asClosed,
        List<Closing> closings,
        List<Reopening> reopenings,
        List<Difference> differences,
        List<Line> lines,
        List<Change> changes,
        List<Later> later,
        Optional<String> next) {

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Closing(
            int number, long sequence, String command, String maker, Optional<String> checker, String recordedAt) {

        static Closing of(Restatement.Closing closing) {
            return new Closing(
                    closing.number(),
                    closing.sequence(),
                    closing.command(),
                    closing.maker(),
                    closing.checker(),
                    closing.recordedAt().toString());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Reopening(
            String month,
            String reason,
            long sequence,
            String command,
            String maker,
            Optional<String> checker,
            String recordedAt) {}

    /** A balance, debit positive. */
    record Difference(String unit, String account, String asClosed, String nowKnown, String difference) {}

    record Line(
            String form,
            String line,
            Caption caption,
            Caption column,
            String asClosed,
            String nowKnown,
            String difference) {}

    /**
     * @param reason what its sender noted, or why it corrects another
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Entry(
            long sequence,
            String command,
            String event,
            String effectiveOn,
            Optional<Integer> voucher,
            Optional<String> reason,
            Optional<String> policy,
            Optional<String> clause,
            Optional<String> document,
            String maker,
            Optional<String> checker,
            Optional<String> file,
            Optional<Integer> line,
            String recordedAt) {

        static Entry of(Restatement.Entry entry) {
            return new Entry(
                    entry.sequence(),
                    entry.command(),
                    entry.event(),
                    entry.effectiveOn().toString(),
                    entry.voucher(),
                    entry.reason(),
                    entry.policy(),
                    entry.clause(),
                    entry.document(),
                    entry.maker(),
                    entry.checker(),
                    entry.file(),
                    entry.line(),
                    entry.recordedAt().toString());
        }
    }

    /**
     * @param amount debit positive
     * @param reopening the sequence of the reopening that let it in
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Change(
            String unit,
            String account,
            int leg,
            String amount,
            Optional<Long> reopening,
            @JsonUnwrapped Entry entry) {}

    /**
     * @param corrects the entry that it corrects: one of the period, or one that corrected it before
     * @param original the entry of the period that stands at the beginning of such corrections
     * @param of the day of the period that it is of
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Later(
            Restatement.Kind kind,
            Optional<String> corrects,
            Optional<String> original,
            String of,
            @JsonUnwrapped Entry entry,
            List<Leg> legs,
            Optional<Restated> restated) {

        /** Its legs; where it booked nothing, the unit that it is of. */
        private List<Leg> booked() {
            return legs.isEmpty()
                    ? restated.stream()
                            .map(settled -> new Leg(settled.unit, "", ""))
                            .toList()
                    : legs;
        }
    }

    /**
     * What has changed of a unit's settlement; negative where it has become less.
     *
     * @param surplus as it is stated now
     * @param gap as it is stated now
     */
    record Restated(
            String unit,
            String surplus,
            String gap,
            String fromLegacy,
            String drawnFromReserve,
            String toCityLevel,
            List<Owed> obligations) {

        static Restated of(Restatement.Restated restated) {
            return new Restated(
                    restated.unit().code(),
                    restated.surplus().toString(),
                    restated.gap().toString(),
                    restated.fromLegacy().toString(),
                    restated.drawnFromReserve().toString(),
                    restated.toCityLevel().toString(),
                    restated.obligations().stream()
                            .map(owed -> new Owed(
                                    owed.from().toString(), owed.amount().toString()))
                            .toList());
        }
    }

    /** What a government owes. */
    record Owed(String from, String amount) {}

    /** A leg, debit positive. */
    record Leg(String unit, String account, String amount) {}

    public static RestatementAnswer of(Restatement restatement) {
        return new RestatementAnswer(
                About.of(restatement.book(), restatement.basis(), restatement.unit()),
                restatement.period().toString(),
                Closing.of(restatement.asClosed()),
                restatement.closings().stream().map(Closing::of).toList(),
                restatement.reopenings().stream()
                        .map(open -> new Reopening(
                                open.month().toString(),
                                open.reason(),
                                open.sequence(),
                                open.command(),
                                open.maker(),
                                open.checker(),
                                open.recordedAt().toString()))
                        .toList(),
                restatement.differences().stream()
                        .map(row -> new Difference(
                                row.unit().code(),
                                row.account().code(),
                                row.asClosed().toString(),
                                row.nowKnown().toString(),
                                row.difference().toString()))
                        .toList(),
                restatement.lines().stream()
                        .map(row -> new Line(
                                row.form(),
                                row.line(),
                                row.caption(),
                                row.column(),
                                row.asClosed().toString(),
                                row.nowKnown().toString(),
                                row.difference().toString()))
                        .toList(),
                restatement.changes().stream()
                        .map(change -> new Change(
                                change.unit().code(),
                                change.account().code(),
                                change.leg(),
                                change.amount().toString(),
                                change.reopening(),
                                Entry.of(change.entry())))
                        .toList(),
                restatement.later().stream()
                        .map(later -> new Later(
                                later.kind(),
                                later.corrects(),
                                later.original(),
                                later.of().toString(),
                                Entry.of(later.entry()),
                                later.legs().stream()
                                        .map(leg -> new Leg(
                                                leg.unit().code(),
                                                leg.account().code(),
                                                leg.amount().toString()))
                                        .toList(),
                                later.restated().map(Restated::of)))
                        .toList(),
                restatement.next());
    }

    /** The same as comma-separated lines; what each of them is of stands first. */
    public List<String> csv() {
        List<String> rows = new ArrayList<>(
                List.of(
                        "part,form,line,unit,account,asClosed,nowKnown,difference,kind,corrects,of,sequence,entry,event,effectiveOn,voucher,reason,policy,clause,document,maker,checker,reopening,recordedAt,original"));
        differences.forEach(row -> rows.add(Csv.line(
                "difference",
                "",
                "",
                row.unit,
                row.account,
                row.asClosed,
                row.nowKnown,
                row.difference,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "")));
        lines.forEach(row -> rows.add(Csv.line(
                "line",
                row.form,
                row.line,
                "",
                "",
                row.asClosed,
                row.nowKnown,
                row.difference,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "")));
        rows.addAll(entriesAsCsv());
        return rows;
    }

    /** Of these the entries alone: what a further page adds. */
    public List<String> entriesAsCsv() {
        List<String> rows = new ArrayList<>();
        changes.forEach(row -> rows.add(entry(
                "change",
                row.unit,
                row.account,
                row.amount,
                "",
                "",
                "",
                row.entry,
                row.reopening.map(String::valueOf).orElse(""),
                "")));
        later.forEach(row -> row.booked()
                .forEach(leg -> rows.add(entry(
                        "later",
                        leg.unit,
                        leg.account,
                        leg.amount,
                        row.kind.name(),
                        row.corrects.orElse(""),
                        row.of,
                        row.entry,
                        "",
                        row.original.orElse("")))));
        return rows;
    }

    private static String entry(
            String part,
            String unit,
            String account,
            String amount,
            String kind,
            String corrects,
            String of,
            Entry entry,
            String reopening,
            String original) {
        return Csv.line(
                part,
                "",
                "",
                unit,
                account,
                "",
                "",
                amount,
                kind,
                corrects,
                of,
                entry.sequence,
                entry.command,
                entry.event,
                entry.effectiveOn,
                entry.voucher.map(String::valueOf).orElse(""),
                entry.reason.orElse(""),
                entry.policy.orElse(""),
                entry.clause.orElse(""),
                entry.document.orElse(""),
                entry.maker,
                entry.checker.orElse(""),
                reopening,
                entry.recordedAt,
                original);
    }
}
