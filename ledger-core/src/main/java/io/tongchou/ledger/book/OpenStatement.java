package io.tongchou.ledger.book;

import io.tongchou.ledger.events.LineExplained;
import io.tongchou.ledger.events.Match;
import io.tongchou.ledger.events.StatementImported;
import io.tongchou.ledger.events.StatementLine;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A statement with lines that no entry has been matched with.
 *
 * @param unit whose money it tells of; none: that of all units and the reserve
 * @param lines those lines by number; what is explained may still be matched, as when the entry comes a month later
 */
public record OpenStatement(
        String statement, StatementSource source, Optional<UnitCode> unit, Map<Integer, OpenLine> lines) {

    /**
     * A line that has not been matched.
     *
     * @param amount what goes out is negative
     */
    public record OpenLine(LocalDate on, Money amount, boolean explained) {}

    static OpenStatement of(StatementImported imported) {
        Map<Integer, OpenLine> lines = new TreeMap<>();
        for (StatementLine line : imported.lines()) {
            lines.put(line.line(), new OpenLine(line.on(), line.signed(), false));
        }
        return new OpenStatement(imported.statement(), imported.source(), imported.unit(), lines);
    }

    void take(Match match) {
        match.lines().forEach(lines::remove);
    }

    void take(LineExplained explained) {
        lines.computeIfPresent(explained.line(), (number, line) -> new OpenLine(line.on(), line.amount(), true));
    }
}
