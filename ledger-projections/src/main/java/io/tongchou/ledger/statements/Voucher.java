package io.tongchou.ledger.statements;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.statements.Form.Caption;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A voucher (记账凭证): one entry with its number, what it is about, its legs, and who made and checked it.
 *
 * @param number consecutive in the book and month, from 1 (凭证号)
 * @param command the id of the command that made it, which is the entry's name
 * @param maker who made it (制单)
 * @param checker who approved it (复核), where that was needed
 * @param reference the number by which others know it, a receipt's or a payment's
 * @param document the number of a paper that came with it (附单据)
 * @param note what its maker noted, or the reason of a correction
 * @param undoes the entry that it reverses, moves or reclassifies, by the id of the command that made that one
 * @param imported whether it was brought in from books that were kept elsewhere
 * @param debit all debits of its lines
 * @param credit all credits of its lines
 */
public record Voucher(
        BookId book,
        Basis basis,
        LocalDate effectiveOn,
        int number,
        Caption summary,
        String event,
        long sequence,
        Instant recordedAt,
        String command,
        String maker,
        Optional<String> checker,
        Optional<String> reference,
        Optional<String> document,
        Optional<String> note,
        Optional<String> undoes,
        Optional<String> policy,
        Optional<String> clause,
        boolean imported,
        List<Line> lines,
        Money debit,
        Money credit) {

    /** One leg, on its one side; the other side is zero. */
    public record Line(int leg, UnitCode unit, Account account, Optional<Item> item, Money debit, Money credit) {}
}
