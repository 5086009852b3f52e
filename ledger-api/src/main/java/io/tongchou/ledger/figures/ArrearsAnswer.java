package io.tongchou.ledger.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tongchou.ledger.balances.ArrearsPage;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.settlement.LateFee;
import io.tongchou.ledger.vocabulary.PayerCategory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Assessments that were not paid in full (欠费), each with how late it is by the policy of the month it is for.
 *
 * @param next the cursor of the next page, where there is one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ArrearsAnswer(
        String pool,
        String fund,
        String asOf,
        String knownAt,
        long sequence,
        Optional<String> halted,
        List<Row> rows,
        Optional<String> next) {

    /**
     * @param dueOn the last day in time; left out where the policy gives none
     * @param lateFee to date on what is still owed, of employers alone
     * @param passesPrincipal whether that is more than what is still owed
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Row(
            String assessment,
            String unit,
            String payer,
            String payerCategory,
            String period,
            Optional<String> dueOn,
            String assessed,
            String collected,
            String arrears,
            long daysLate,
            Optional<String> lateFee,
            boolean passesPrincipal,
            Optional<String> clause) {}

    static ArrearsAnswer of(ArrearsPage page, BookState book) {
        return new ArrearsAnswer(
                page.book().pool().code(),
                page.book().fund().code(),
                page.basis().asOf().toString(),
                page.basis().knownAt().toString(),
                page.basis().sequence(),
                FigureAnswers.halted(page.basis()),
                page.lines().stream()
                        .map(line -> row(line, book, page.basis().asOf()))
                        .toList(),
                page.next());
    }

    private static Row row(ArrearsPage.Line line, BookState book, LocalDate asOf) {
        Optional<Policy> policy = book.policyOn(line.period().atEndOfMonth());
        Optional<LocalDate> dueOn = policy.flatMap(rules -> rules.premiums().dueOn(line.period()));
        var perDay = policy.flatMap(Policy::lateFeePerDay)
                .filter(rate -> dueOn.isPresent() && line.payerCategory() == PayerCategory.EMPLOYER);
        Optional<LateFee> fee = perDay.map(rate -> LateFee.on(line.arrears(), dueOn.orElseThrow(), asOf, rate.value()));
        return new Row(
                line.assessment(),
                line.unit().code(),
                line.payer(),
                line.payerCategory().name(),
                line.period().toString(),
                dueOn.map(LocalDate::toString),
                line.assessed().toString(),
                line.collected().toString(),
                line.arrears().toString(),
                dueOn.map(day -> LateFee.daysLate(day, asOf)).orElse(0L),
                fee.map(owed -> owed.amount().toString()),
                fee.map(LateFee::passesPrincipal).orElse(false),
                perDay.map(rate -> rate.clause().toString()));
    }

    List<String> csv() {
        List<String> lines = new ArrayList<>(
                List.of(
                        "assessment,unit,payer,payerCategory,period,dueOn,assessed,collected,arrears,daysLate,lateFee,passesPrincipal,clause"));
        rows.forEach(row -> lines.add(FigureAnswers.Csv.line(
                row.assessment,
                row.unit,
                row.payer,
                row.payerCategory,
                row.period,
                row.dueOn.orElse(""),
                row.assessed,
                row.collected,
                row.arrears,
                row.daysLate,
                row.lateFee.orElse(""),
                row.passesPrincipal,
                row.clause.orElse(""))));
        return lines;
    }
}
