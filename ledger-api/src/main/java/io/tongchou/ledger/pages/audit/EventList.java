package io.tongchou.ledger.pages.audit;

import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.Frame.Link;
import java.util.List;

/**
 * A page of the event stream.
 *
 * @param head the chain's hash after the last event that is known, behind its sequence: to be kept, and held against later
 * @param broken how many of the rows do not have the hash that they make
 * @param older where it goes on; blank where there is nothing
 */
record EventList(
        List<Link> tabs,
        String asOf,
        String knownAt,
        String head,
        Asked asked,
        List<Choice> types,
        List<Choice> units,
        List<Row> rows,
        long broken,
        String older,
        String newer,
        String latest) {

    /** As it stands in the form. */
    record Asked(String maker, String since, String until) {}

    /**
     * An event.
     *
     * @param href where it is opened
     * @param day blank where it cannot be read any more
     * @param voucher blank where it booked nothing that the viewer may see
     * @param amount what it debits, in yuan; blank where it booked nothing
     */
    record Row(
            long sequence,
            String href,
            String recordedAt,
            String day,
            String name,
            String type,
            String voucher,
            String voucherHref,
            String amount,
            String maker,
            String checker,
            String hash,
            String previous,
            boolean chained) {

        public String shortHash() {
            return shortened(hash);
        }

        public String shortPrevious() {
            return shortened(previous);
        }

        private static String shortened(String hash) {
            return hash.substring(0, 8) + "…";
        }
    }
}
