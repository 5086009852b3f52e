package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;

/**
 * Lines of a statement were matched with entries (对账勾对).
 *
 * @param source the statement's
 * @param unit the statement's
 */
public record LinesMatched(String statement, StatementSource source, Optional<UnitCode> unit, List<Match> matches)
        implements LedgerEvent {}
