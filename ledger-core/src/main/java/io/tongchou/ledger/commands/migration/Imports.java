package io.tongchou.ledger.commands.migration;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Keys;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Rulebook;
import io.tongchou.ledger.events.ImportedLeg;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What must be right of all that is imported: known units, free numbers, and sums that balance in every unit. */
final class Imports {

    private Imports() {}

    /**
     * Holds rows against what can be seen without a book.
     *
     * @throws DataFault where there is none, or an advance or unidentified receipt would be of several rows
     */
    static void mustBeWhole(List<ImportedRow> rows) {
        if (rows.isEmpty()) {
            throw new DataFault("rows", "must not be empty");
        }
        Set<Key> ofOne = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            ImportedRow row = rows.get(i);
            boolean shared = row.account() == Account.TIME_DEPOSIT || row.account() == Account.BONDS;
            if (!shared && !keys(List.of(row)).allMatch(ofOne::add)) {
                throw new DataFault("rows[" + i + "].number", "is another row's; only a deposit or bond is shared");
            }
        }
    }

    static List<ImportedLeg> legs(List<ImportedRow> rows) {
        return rows.stream().map(ImportedRow::leg).toList();
    }

    /** The numbers that the rows give to what stands open; each once, whoever shares in it. */
    static Stream<Key> keys(List<ImportedRow> rows) {
        return rows.stream()
                .flatMap(row -> row.number().stream()
                        .map(number -> new Key(Keys.numbered(row.account()).orElseThrow(), number)))
                .distinct();
    }

    static Optional<Refusal> unitUnknown(List<ImportedRow> rows, BookState book, LocalDate day) {
        return rows.stream()
                .map(row -> row.unit().unit())
                .distinct()
                .filter(unit -> !unit.isReserve())
                .flatMap(unit -> Rulebook.unitUnknown(unit, book, day).stream())
                .findFirst();
    }

    static Optional<Refusal> numberExists(List<ImportedRow> rows, Facts facts) {
        return keys(rows)
                .filter(key -> facts.has(key.kind(), key.value()))
                .findFirst()
                .map(key -> Refusal.of(
                        switch (key.kind()) {
                            case BOND -> RefusalCode.BOND_EXISTS;
                            case ADVANCE -> RefusalCode.ADVANCE_EXISTS;
                            case REFERENCE -> RefusalCode.REFERENCE_EXISTS;
                            default -> RefusalCode.DEPOSIT_EXISTS;
                        },
                        key.kind() + " " + key.value() + " is in the book"));
    }

    static Optional<Refusal> notBalanced(List<ImportedRow> rows) {
        Map<UnitCode, Money> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(row.unit().unit(), row.leg().amount(), Money::plus));
        return sums.entrySet().stream()
                .filter(unit -> !unit.getValue().isZero())
                .findFirst()
                .map(unit -> Refusal.of(
                        RefusalCode.NOT_BALANCED,
                        "the debits of " + unit.getKey() + " less its credits come to " + unit.getValue()));
    }
}
