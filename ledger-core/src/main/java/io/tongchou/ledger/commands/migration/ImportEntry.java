package io.tongchou.ledger.commands.migration;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.EntryImported;
import io.tongchou.ledger.vocabulary.Account;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Imports an entry of books that were kept elsewhere (历史凭证导入), on its own day, while an import is open. It needs no policy in
 * force. It balances in every unit, and no account that must not be negative becomes so, as with every entry.
 *
 * @param entry its number in those books, unique among what is imported
 * @param text what it was for (摘要)
 * @param closing whether it closes its year's income and expenditure into the balances (年终结转): then it is dated 31 December of a
 *     year that no policy governs. A year of which nothing is left on income and expenditure is closed
 */
@MadeBy(Office.CITY_CLERK)
public record ImportEntry(String entry, String text, List<ImportedRow> rows, Optional<Boolean> closing)
        implements Command {

    public ImportEntry {
        Imports.mustBeWhole(rows);
        for (int i = 0; i < rows.size(); i++) {
            Account account = rows.get(i).account();
            if (closing.orElse(false) && !account.isOfOneYear() && account.kind() != Account.Kind.BALANCE) {
                throw new DataFault(
                        "rows[" + i + "].account", "is not income, expenditure or a balance: nothing else is closed");
            }
        }
    }

    /** The refusal of rows that do not balance in every unit; a file is told of all its entries at once. */
    public Optional<Refusal> notBalanced() {
        return Imports.notBalanced(rows);
    }

    @Override
    public List<Key> keys() {
        return Stream.concat(Stream.of(new Key(Key.Kind.PAST_ENTRY, entry)), Imports.keys(rows))
                .toList();
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return Imports.unitUnknown(rows, book, occasion.effectiveOn())
                .or(() -> outsideTheImport(book, occasion))
                .or(() -> closesAnotherDay(book, occasion))
                .or(() -> facts.has(Key.Kind.PAST_ENTRY, entry)
                        ? Optional.of(
                                Refusal.of(RefusalCode.ENTRY_EXISTS, "the past entry " + entry + " is in the book"))
                        : Optional.empty())
                .or(() -> Imports.numberExists(rows, facts))
                .or(this::notBalanced)
                .<Decision>map(Decision::refuse)
                .orElseGet(() ->
                        Decision.accept(new EntryImported(entry, text, closing.orElse(false), Imports.legs(rows))));
    }

    private static Optional<Refusal> outsideTheImport(BookState book, Occasion occasion) {
        return book.importThrough().isEmpty()
                ? Optional.of(notOpen())
                : book.importThrough()
                        .filter(month -> YearMonth.from(occasion.effectiveOn()).isAfter(month))
                        .map(month -> Refusal.of(
                                RefusalCode.IMPORT_NOT_OPEN,
                                "the import is open through " + month + ", not on " + occasion.effectiveOn()));
    }

    static Refusal notOpen() {
        return Refusal.of(RefusalCode.IMPORT_NOT_OPEN, "no import of past months is open");
    }

    private Optional<Refusal> closesAnotherDay(BookState book, Occasion occasion) {
        if (!closing.orElse(false)) {
            return Optional.empty();
        }
        if (!occasion.effectiveOn().equals(occasion.year().lastDay())) {
            return Optional.of(Refusal.invalid("effectiveOn", "is of a closing entry and must be a 31 December"));
        }
        return book.policyOn(occasion.effectiveOn())
                .map(policy -> Refusal.invalid(
                        "data.closing", "is CloseYear's business: " + policy.id() + " governs " + occasion.year()));
    }
}
