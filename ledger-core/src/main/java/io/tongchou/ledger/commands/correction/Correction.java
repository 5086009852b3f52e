package io.tongchou.ledger.commands.correction;

import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Office;
import java.util.List;

/** A command that corrects an entry: whoever may make such an entry, and the city's clerk. */
interface Correction extends Command {

    String entry();

    @Override
    default List<Key> keys() {
        return Original.keys(entry());
    }

    @Override
    default List<Key> furtherKeys(Facts found) {
        return Original.furtherKeys(entry(), found);
    }

    @Override
    default boolean isOpenTo(Actor actor, Office office, Facts facts) {
        return Original.isOpenTo(entry(), actor, facts);
    }
}
