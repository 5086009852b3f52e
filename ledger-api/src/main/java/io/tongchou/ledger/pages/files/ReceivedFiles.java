package io.tongchou.ledger.pages.files;

import io.tongchou.ledger.pages.forms.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that were received, the latest first, and the form for another one.
 *
 * @param form empty where the viewer may not bring any
 * @param underWay whether one of them is still being posted
 * @param first the first page; blank where this is it
 * @param next the next page; blank where this is the last
 * @param imports the latest files of past entries
 */
record ReceivedFiles(
        Optional<Form> form, List<Row> rows, boolean underWay, String first, String next, List<Import> imports) {

    /** A file of past entries, with the event of its coming, which tells what it came to. */
    record Import(String file, String receivedAt, String event, String href) {}

    /**
     * The form for a file.
     *
     * @param written what was written in it
     * @param faults by the field they are at
     */
    record Form(String action, Map<String, String> written, Map<String, String> faults, Optional<Refused> refused) {}

    /**
     * A file.
     *
     * @param state its code; {@code said} is that in words
     * @param percent of the lines that were dealt with
     */
    record Row(
            String href,
            String name,
            String receivedAt,
            String maker,
            String lines,
            String amount,
            String state,
            String said,
            int percent,
            String posted,
            String postedAmount,
            String duplicates,
            String late,
            String refused) {}
}
