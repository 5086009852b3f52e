package io.tongchou.ledger.commands.reconciliation;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Keys;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.StoredEvent;
import io.tongchou.ledger.events.LinesMatched;
import io.tongchou.ledger.events.Match;
import io.tongchou.ledger.events.StatementImported;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.vocabulary.MatchRule;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What holds for every match, by hand or by rule: lines and entries that wait, and the same money on both sides. */
final class Matching {

    private final Statement statement;
    private final BookState book;
    private final Facts facts;
    private final Set<Integer> linesTaken = new HashSet<>();
    private final Set<String> entriesTaken = new HashSet<>();

    private Matching(Statement statement, BookState book, Facts facts) {
        this.statement = statement;
        this.book = book;
        this.facts = facts;
    }

    /**
     * Lines and entries that are said to be the same money.
     *
     * @param lines the lines' numbers in the statement
     * @param entries the entries, by the ids of the commands that made them
     */
    record Pair(MatchRule rule, List<Integer> lines, List<String> entries) {}

    static List<Key> keys(String statement, Stream<String> entries) {
        List<Key> keys = new ArrayList<>(Statement.keys(statement));
        entries.forEach(entry -> keys.add(new Key(Key.Kind.ENTRY, entry)));
        return keys;
    }

    /** Which of the entries have been matched shows once the statement says whose account they are looked for in. */
    static List<Key> furtherKeys(String statement, Stream<String> entries, Facts found) {
        return Statement.find(statement, found)
                .map(Statement::imported)
                .map(of -> entries.map(entry -> Keys.matched(of.source(), of.unit(), entry))
                        .toList())
                .orElse(List.of());
    }

    static Decision match(String number, List<Pair> pairs, BookState book, Facts facts) {
        Optional<Statement> statement = Statement.find(number, facts);
        if (statement.isEmpty()) {
            return Statement.unknown(number);
        }
        Matching matching = new Matching(statement.get(), book, facts);
        List<Match> matches = new ArrayList<>(pairs.size());
        for (Pair pair : pairs) {
            Optional<Refusal> refusal = matching.refusal(pair);
            if (refusal.isPresent()) {
                return Decision.refuse(refusal.get());
            }
            matches.add(new Match(pair.rule(), pair.lines(), pair.entries(), matching.ofLines(pair)));
        }
        StatementImported of = statement.get().imported();
        return Decision.accept(new LinesMatched(number, of.source(), of.unit(), matches));
    }

    private Optional<Refusal> refusal(Pair pair) {
        return pair.lines().stream()
                .flatMap(line -> ofLine(line).stream())
                .findFirst()
                .or(() -> pair.entries().stream()
                        .flatMap(entry -> ofEntry(entry).stream())
                        .findFirst())
                .or(() -> ofAmounts(pair));
    }

    private Optional<Refusal> ofLine(int line) {
        return statement
                .notWaiting(line, book)
                .or(() -> linesTaken.add(line) ? Optional.empty() : Optional.of(statement.matchedAlready(line)));
    }

    private Optional<Refusal> ofEntry(String entry) {
        StatementImported of = statement.imported();
        if (moved(entry).isZero()) {
            return Optional.of(Refusal.of(
                    RefusalCode.ENTRY_UNKNOWN,
                    "no entry " + entry + " changed what "
                            + of.unit().map(unit -> unit + " has in ").orElse("is in ")
                            + of.source().accounts()));
        }
        Key matched = Keys.matched(of.source(), of.unit(), entry);
        return facts.has(matched.kind(), matched.value()) || !entriesTaken.add(entry)
                ? Optional.of(Refusal.of(
                        RefusalCode.ENTRY_MATCHED_ALREADY, "the entry " + entry + " has been matched with a line"))
                : Optional.empty();
    }

    private Optional<Refusal> ofAmounts(Pair pair) {
        Money lines = ofLines(pair);
        Money entries = Money.sum(pair.entries().stream().map(this::moved).toList());
        return lines.equals(entries)
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        RefusalCode.AMOUNTS_DIFFER,
                        "lines " + pair.lines() + " come to " + lines + " and entries " + pair.entries() + " to "
                                + entries));
    }

    private Money ofLines(Pair pair) {
        return Money.sum(pair.lines().stream()
                .map(line -> statement.imported().lines().get(line - 1).signed())
                .toList());
    }

    /** What an entry changed in the accounts that the statement tells of; nothing where there is no such entry. */
    private Money moved(String entry) {
        StatementImported of = statement.imported();
        return Money.sum(facts
                .find(Key.Kind.ENTRY, entry)
                .map(StoredEvent::recorded)
                .flatMap(recorded -> recorded.entry().map(Entry::postings))
                .orElse(List.of())
                .stream()
                .filter(leg -> of.source().accounts().contains(leg.account())
                        && of.unit().map(leg.unit()::equals).orElse(true))
                .map(Posting::amount)
                .toList());
    }
}
