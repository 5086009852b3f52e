package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A statement of a bank or an office came in (对账单导入).
 *
 * @param unit whose money it tells of; none: that of all units and the reserve together
 * @param from its first day
 * @param to its last day
 * @param openingBalance what it says the account held before the first day
 * @param closingBalance what it says the account held at the end of the last day
 */
public record StatementImported(
        String statement,
        StatementSource source,
        Optional<UnitCode> unit,
        LocalDate from,
        LocalDate to,
        Optional<Money> openingBalance,
        Optional<Money> closingBalance,
        List<StatementLine> lines)
        implements LedgerEvent {}
