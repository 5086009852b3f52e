package io.tongchou.ledger.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.obligations.Expected;
import io.tongchou.ledger.obligations.Obligations;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.vocabulary.ObligationKind;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What should come to a fund (应收), unit by unit, with what has come of it. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ObligationsAnswer(
        String pool,
        String fund,
        String asOf,
        String knownAt,
        long sequence,
        Optional<String> halted,
        List<Row> obligations) {

    /**
     * @param about what it is, among those of its kind and unit
     * @param dueOn left out where nobody named a day
     * @param daysLate 0 where it is not late
     * @param clause what the day rests on, where a policy gives it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Row(
            ObligationKind kind,
            String unit,
            String about,
            String debtor,
            Optional<String> dueOn,
            String amount,
            String received,
            String outstanding,
            Expected.State state,
            long daysLate,
            Optional<String> clause) {}

    /** @param visible the one unit whose rows are shown */
    static ObligationsAnswer of(BookState book, Basis basis, Optional<UnitCode> visible) {
        return new ObligationsAnswer(
                book.id().pool().code(),
                book.id().fund().code(),
                basis.asOf().toString(),
                basis.knownAt().toString(),
                basis.sequence(),
                FigureAnswers.halted(basis),
                Obligations.of(book, basis.asOf()).stream()
                        .filter(one -> visible.map(one.unit()::equals).orElse(true))
                        .map(one -> row(one, book, basis.asOf()))
                        .toList());
    }

    private static Row row(Expected one, BookState book, LocalDate asOf) {
        return new Row(
                one.kind(),
                one.unit().code(),
                one.about(),
                one.debtor(),
                one.dueOn().map(LocalDate::toString),
                one.amount().toString(),
                one.received().toString(),
                one.outstanding().toString(),
                Obligations.state(one, book, asOf),
                one.daysLateOn(asOf),
                one.clause().map(Clause::toString));
    }

    List<String> csv() {
        List<String> lines = new ArrayList<>(
                List.of("kind,unit,about,debtor,dueOn,amount,received,outstanding,state,daysLate,clause"));
        obligations.forEach(row -> lines.add(FigureAnswers.Csv.line(
                row.kind,
                row.unit,
                row.about,
                row.debtor,
                row.dueOn.orElse(""),
                row.amount,
                row.received,
                row.outstanding,
                row.state,
                row.daysLate,
                row.clause.orElse(""))));
        return lines;
    }
}
