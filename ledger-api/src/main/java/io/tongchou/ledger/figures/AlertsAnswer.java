package io.tongchou.ledger.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tongchou.ledger.alerts.AlertHistory;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.book.OpenAlert;
import io.tongchou.ledger.events.Alert;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.vocabulary.AlertLevel;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;

/**
 * The alerts of a pool as they are answered.
 *
 * @param books what each book's alerts rest on
 * @param open the gravest first
 * @param history raised and cleared, the latest first, where it was asked for
 * @param next the cursor of the next page of the history, where there may be one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record AlertsAnswer(
        String pool, List<Book> books, List<Open> open, Optional<List<Change>> history, Optional<String> next) {

    record Book(String fund, String knownAt, long sequence) {

        static Book of(BookId book, Basis basis) {
            return new Book(book.fund().code(), basis.knownAt().toString(), basis.sequence());
        }
    }

    /** @param since the business day of the review that raised it */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Open(
            String fund,
            IndicatorKind kind,
            Optional<String> unit,
            Optional<String> subject,
            AlertLevel level,
            String says,
            Optional<String> clause,
            String since) {

        static Open of(BookId book, OpenAlert open) {
            Alert alert = open.alert();
            return new Open(
                    book.fund().code(),
                    alert.kind(),
                    alert.unit().map(UnitCode::code),
                    alert.subject(),
                    alert.level(),
                    alert.says(),
                    alert.clause().map(Clause::toString),
                    open.since().toString());
        }
    }

    /** @param says as it stood when the alert was raised, also where it was cleared */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Change(
            String fund,
            long sequence,
            String change,
            String reviewedOn,
            String recordedAt,
            IndicatorKind kind,
            Optional<String> unit,
            Optional<String> subject,
            AlertLevel level,
            String says,
            Optional<String> clause) {

        static Change of(AlertHistory.Change change) {
            Alert alert = change.alert();
            return new Change(
                    change.book().fund().code(),
                    change.sequence(),
                    change.raised() ? "RAISED" : "CLEARED",
                    change.reviewedOn().toString(),
                    change.recordedAt().toString(),
                    alert.kind(),
                    alert.unit().map(UnitCode::code),
                    alert.subject(),
                    alert.level(),
                    alert.says(),
                    alert.clause().map(Clause::toString));
        }
    }
}
