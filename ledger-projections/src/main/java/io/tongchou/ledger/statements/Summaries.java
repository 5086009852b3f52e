package io.tongchou.ledger.statements;

import io.tongchou.ledger.statements.Form.Caption;
import java.util.Map;
import java.util.stream.Collectors;

/** What an entry is about in a few words (摘要), by the name of its event. */
public final class Summaries {

    private static final Map<String, Caption> BY_EVENT = Tables.rows("summaries").stream()
            .collect(Collectors.toMap(row -> row.get(0), row -> new Caption(row.get(1), row.get(2))));

    private Summaries() {}

    /** The summary of an event; its name where there is none. */
    public static Caption of(String event) {
        return BY_EVENT.getOrDefault(event, new Caption(event, event));
    }
}
