package io.tongchou.ledger.commands.collection;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.reading.ControlTotals;
import io.tongchou.ledger.events.CollectionFileReceived;
import io.tongchou.ledger.vocabulary.Money;
import java.util.List;
import java.util.Optional;

/**
 * Receives a tax authority's file of receipts (征缴文件) that was checked. Nobody sends this command: the ledger makes it for whoever
 * uploaded the file.
 *
 * @param file the SHA-256 of its bytes, 64 hexadecimal digits
 * @param name what the sender calls it
 * @param lines how many lines it has behind its header
 * @param amount what they come to, late fees included
 * @param said what its sender says that they come to
 */
@MadeBy(Office.TAX)
public record ReceiveCollectionFile(String file, Optional<String> name, int lines, Money amount, ControlTotals said)
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
        if (facts.has(Key.Kind.FILE, file)) {
            return Decision.refuse(RefusalCode.FILE_EXISTS, "file " + file + " has been received before");
        }
        Optional<Refusal> differing = ControlTotals.differing(said, new ControlTotals(lines, amount));
        return differing.isPresent()
                ? Decision.refuse(differing.get())
                : Decision.accept(new CollectionFileReceived(file, name, lines, amount));
    }
}
