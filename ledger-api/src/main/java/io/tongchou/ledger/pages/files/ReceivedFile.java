package io.tongchou.ledger.pages.files;

import io.tongchou.ledger.pages.Fact;
import java.util.List;

/**
 * A file and what has come of it.
 *
 * @param of how far it has come
 * @param finished whether all of its lines were dealt with
 * @param facts about the file itself
 */
record ReceivedFile(String back, ReceivedFiles.Row of, boolean finished, List<Fact> facts, Noted refused, Noted late) {

    /**
     * Lines of which there is something to say.
     *
     * @param next the next page of them; blank where this is the last
     */
    record Noted(List<Line> lines, String next) {}

    /**
     * A line.
     *
     * @param number in the file, the header being line 1
     * @param text as it stands in the file; blank where the file is too long to be looked through
     * @param available blank where money is not what it lacks
     */
    record Line(
            String number,
            String receiptNo,
            String reason,
            String code,
            String detail,
            String available,
            String text) {}
}
