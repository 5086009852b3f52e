package io.tongchou.ledger.pages.audit;

import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.statements.Summaries;

/** What events are called (事项): as vouchers call what books something; the others have words of their own. */
final class EventWords {

    private EventWords() {}

    /** @param type the event's name, e.g. {@code MonthClosed} */
    static String name(Words words, String type) {
        return words.sayElse("event." + type, words.caption(Summaries.of(type)));
    }
}
