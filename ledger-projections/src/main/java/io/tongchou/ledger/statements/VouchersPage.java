package io.tongchou.ledger.statements;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.statements.Form.Caption;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Vouchers of a month in the order of their numbers (凭证清单).
 *
 * @param unit the one whose legs count; empty for the whole city
 * @param next the number behind which the next page begins, where there is one
 */
public record VouchersPage(
        BookId book, Basis basis, Optional<UnitCode> unit, YearMonth month, List<Line> lines, Optional<Integer> next) {

    /** @param amount all debits of its legs */
    public record Line(
            int number,
            LocalDate effectiveOn,
            Caption summary,
            long sequence,
            String command,
            Optional<String> reference,
            String maker,
            Optional<String> checker,
            Money amount) {}
}
