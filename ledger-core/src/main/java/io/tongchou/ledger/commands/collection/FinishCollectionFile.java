package io.tongchou.ledger.commands.collection;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.CollectionFilePosted;
import io.tongchou.ledger.vocabulary.Money;
import java.util.List;

/**
 * Notes what came of all lines of a tax authority's file (征缴文件). Nobody sends this command: the ledger makes it once the last line
 * has been taken in.
 *
 * @param file the SHA-256 of its bytes, 64 hexadecimal digits
 * @param posted lines that were posted
 * @param postedAmount what these come to, late fees included
 * @param duplicates lines that were in the book unchanged
 * @param late of those posted, the ones whose day of collection lay in a closed month
 * @param refused lines that could not be posted
 */
@MadeBy(Office.TAX)
public record FinishCollectionFile(String file, int posted, Money postedAmount, int duplicates, int late, int refused)
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
        if (facts.find(Key.Kind.FILE, file, CollectionFilePosted.class).isPresent()) {
            return Decision.refuse(RefusalCode.FILE_EXISTS, "file " + file + " has been posted before");
        }
        return facts.has(Key.Kind.FILE, file)
                ? Decision.accept(new CollectionFilePosted(file, posted, postedAmount, duplicates, late, refused))
                : Decision.refuse(RefusalCode.FILE_UNKNOWN, "file " + file + " has not been received");
    }
}
