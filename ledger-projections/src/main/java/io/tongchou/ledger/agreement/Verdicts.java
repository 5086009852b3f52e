package io.tongchou.ledger.agreement;

import io.tongchou.ledger.agreement.BothSides.LedgerItem;
import io.tongchou.ledger.agreement.BothSides.Sides;
import io.tongchou.ledger.agreement.BothSides.StatementItem;
import io.tongchou.ledger.agreement.Outstanding.State;
import io.tongchou.ledger.events.Match;
import io.tongchou.ledger.reconciliation.Difference;
import io.tongchou.ledger.reconciliation.Period;
import io.tongchou.ledger.reconciliation.Reconciled;
import io.tongchou.ledger.reconciliation.Reconciler;
import io.tongchou.ledger.vocabulary.DifferenceKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be said of every item that stands alone. */
final class Verdicts {

    private final Scope scope;
    private final Sides sides;
    private final Map<String, Verdict> ofLines = new HashMap<>();
    private final Map<String, Verdict> ofEntries = new HashMap<>();

    private record Verdict(State state, Optional<DifferenceKind> kind, List<String> others) {

        static Verdict open(DifferenceKind kind, List<String> others) {
            return new Verdict(State.OPEN, Optional.of(kind), others);
        }

        static Verdict toBeMatched(List<String> others) {
            return new Verdict(State.TO_BE_MATCHED, Optional.empty(), others);
        }

        static Verdict later(List<String> others) {
            return new Verdict(State.MATCHED_LATER, Optional.of(DifferenceKind.TIMING), others);
        }

        Verdict explained() {
            return state == State.OPEN ? new Verdict(State.EXPLAINED, kind, others) : this;
        }
    }

    /**
     * @param period the days that the items are of
     * @param window by how many days the two sides may book the same money apart
     */
    Verdicts(Scope scope, Sides sides, Period period, int window) {
        this.scope = scope;
        this.sides = sides;
        Reconciled reconciled = Reconciler.reconcile(
                sides.lines().stream().map(StatementItem::line).toList(),
                sides.movements().stream().map(LedgerItem::movement).toList(),
                period,
                window);
        reconciled.differences().forEach(this::note);
        reconciled.matches().forEach(matched -> note(matched.statement(), matched.match()));
    }

    private void note(Difference difference) {
        Optional<String> line = difference.line().map(of -> of.statement() + "#" + of.line());
        Optional<String> entry = difference.movement().map(of -> of.entry());
        line.ifPresent(of ->
                ofLines.put(of, Verdict.open(difference.kind(), entry.stream().toList())));
        entry.ifPresent(of ->
                ofEntries.put(of, Verdict.open(difference.kind(), line.stream().toList())));
    }

    private void note(String statement, Match match) {
        List<String> lines =
                match.lines().stream().map(line -> statement + "#" + line).toList();
        lines.forEach(line -> ofLines.put(line, Verdict.toBeMatched(match.entries())));
        match.entries().forEach(entry -> ofEntries.put(entry, Verdict.toBeMatched(lines)));
    }

    /** What stands alone; an entry and the one that takes it back do not. */
    List<Outstanding> outstanding() {
        return Stream.concat(
                        sides.lines().stream().flatMap(item -> outstanding(item).stream()),
                        sides.movements().stream().flatMap(item -> outstanding(item).stream()))
                .toList();
    }

    private Optional<Outstanding> outstanding(StatementItem item) {
        String name = item.line().statement() + "#" + item.line().line();
        Optional<Verdict> verdict = item.later()
                .map(Verdict::later)
                .or(() -> Optional.ofNullable(ofLines.get(name)))
                .map(found -> item.explanation().isPresent() ? found.explained() : found);
        return verdict.map(of -> new Outstanding(
                scope,
                new Outstanding.Item.OfStatement(
                        item.line().statement(),
                        item.line().line(),
                        item.counterparty(),
                        item.text(),
                        item.explanation()),
                item.line().on(),
                item.line().amount(),
                of.state(),
                of.kind(),
                item.line().reference(),
                of.others()));
    }

    private Optional<Outstanding> outstanding(LedgerItem item) {
        return item.later()
                .map(Verdict::later)
                .or(() -> Optional.ofNullable(ofEntries.get(item.movement().entry())))
                .map(of -> new Outstanding(
                        scope,
                        new Outstanding.Item.OfLedger(item.movement().entry(), item.sequence()),
                        item.movement().on(),
                        item.movement().amount(),
                        of.state(),
                        of.kind(),
                        item.movement().reference(),
                        of.others()));
    }
}
