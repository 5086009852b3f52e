package io.tongchou.ledger.commands.migration;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.PastEntriesReceived;
import io.tongchou.ledger.vocabulary.Money;
import java.util.List;
import java.util.Optional;

/**
 * Receives a file of past entries (历史凭证文件) that was checked, together with all its entries or not at all. Nobody sends this
 * command: the ledger makes it for whoever uploaded the file.
 *
 * @param file the SHA-256 of its bytes, 64 hexadecimal digits
 * @param name what the sender calls it
 * @param lines how many lines it has behind its header
 * @param entries how many entries these lines make
 * @param amount what the debits of the lines come to
 */
@MadeBy(Office.CITY_CLERK)
public record ReceivePastEntries(String file, Optional<String> name, int lines, int entries, Money amount)
        implements Command {

    @Override
    public List<Key> keys() {
        return List.of(new Key(Key.Kind.FILE, file));
    }

    @Override
    public boolean needsOpenMonth() {
        return false;
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return facts.has(Key.Kind.FILE, file)
                ? Decision.refuse(RefusalCode.FILE_EXISTS, "file " + file + " has been received before")
                : Decision.accept(new PastEntriesReceived(file, name, lines, entries, amount));
    }
}
