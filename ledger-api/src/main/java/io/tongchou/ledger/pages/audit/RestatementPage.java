package io.tongchou.ledger.pages.audit;

import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.Fact;
import io.tongchou.ledger.pages.Frame.Link;
import java.util.List;
import java.util.Optional;

/**
 * A closed period as it was closed against as it is known now.
 *
 * @param none why there is nothing to show; blank where there is
 */
record RestatementPage(
        List<Link> tabs, List<Choice> periods, List<Choice> units, String none, Optional<Restated> restated) {

    /**
     * @param closings all closings of the period, of which one is held against
     * @param csv all of it as a file
     * @param first the first page; blank where this is it
     */
    record Restated(
            String of,
            String asOf,
            String knownAt,
            List<Choice> closings,
            Happening closing,
            List<Happening> reopenings,
            List<Line> lines,
            List<Difference> differences,
            List<Change> changes,
            List<Later> later,
            String csv,
            String first,
            String next) {

        public boolean isUnchanged() {
            return lines.isEmpty() && differences.isEmpty() && changes.isEmpty() && later.isEmpty();
        }
    }

    /** A close, or a reopening with its reason. */
    record Happening(long sequence, String href, String what, String at, String maker, String checker, String reason) {}

    /** A line of a statement. */
    record Line(String form, String line, String column, String asClosed, String nowKnown, String difference) {}

    /**
     * A balance, debit positive.
     *
     * @param thenHref where it is opened as it was known at the close
     */
    record Difference(
            String unit,
            String account,
            String asClosed,
            String thenHref,
            String nowKnown,
            String nowHref,
            String difference) {}

    /** An entry with who made it and why. */
    record Entry(
            String name, String href, String day, String recordedAt, String maker, String checker, List<Fact> why) {}

    /** @param reopening the event that let it in; blank where there was none */
    record Change(String unit, String account, String amount, String reopening, String reopeningHref, Entry entry) {}

    /**
     * @param of the day of the period that it is of
     * @param corrects the entry that it corrects; blank where it corrects none
     */
    record Later(String kind, String of, String corrects, String correctsHref, Entry entry, List<Leg> legs) {}

    record Leg(String unit, String account, String amount) {}
}
