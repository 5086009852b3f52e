package io.tongchou.ledger.balances;

import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Assessments that were not paid in full (欠费), by their numbers.
 *
 * @param next where the next page begins, if there is one
 */
public record ArrearsPage(BookId book, Basis basis, List<Line> lines, Optional<String> next) {

    /**
     * One of them.
     *
     * @param collected what came in on it, without what went back
     */
    public record Line(
            String assessment,
            UnitCode unit,
            String payer,
            PayerCategory payerCategory,
            YearMonth period,
            Money assessed,
            Money collected) {

        public Money arrears() {
            return assessed.minus(collected);
        }
    }

    /** The last assessment of a page, and the instant as known at which it was made. */
    record Cursor(Instant knownAt, String assessment) {

        static Cursor parse(String text) {
            int end = text.indexOf('_');
            try {
                return new Cursor(
                        Instant.ofEpochMilli(Long.parseLong(text.substring(0, Math.max(0, end)))),
                        text.substring(end + 1));
            } catch (NumberFormatException e) {
                throw (NoFigure) new NoFigure(NoFigure.Code.INVALID, "no page ended with the cursor '" + text + "'")
                        .initCause(e);
            }
        }

        @Override
        public String toString() {
            return knownAt.toEpochMilli() + "_" + assessment;
        }
    }
}
