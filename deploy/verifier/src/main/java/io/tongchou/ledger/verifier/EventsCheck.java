package io.tongchou.ledger.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.format.Hash;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** Walks the events once, in order: the chain, and the legs of every entry. What waits for an event is told when it is there. */
final class EventsCheck {

    /**
     * A head that the ledger cannot take back.
     *
     * @param by what holds it, e.g. the seal of a month
     */
    record Anchor(String by, Hash head) {}

    /** Hears of every event once the legs of its entry are added. */
    interface Then {
        void reached(Event event, Json payload, Accounts accounts);
    }

    private final String book;
    private final NavigableMap<Long, List<Anchor>> anchors;
    private final Report report;
    private final Then then;
    private final Accounts accounts = new Accounts();
    private final NavigableMap<Long, YearMonth> closings = new TreeMap<>();
    private long last;
    private Hash head = Hash.ZERO;
    private long recordedAt;
    private long proven;
    private boolean lost;
    private long entries;

    /** @param anchors heads that were given out, by their event */
    EventsCheck(String book, NavigableMap<Long, List<Anchor>> anchors, Report report, Then then) {
        this.book = book;
        this.anchors = anchors;
        this.report = report;
        this.then = then;
    }

    long last() {
        return last;
    }

    Hash head() {
        return head;
    }

    /** The last event with a head that was given out and fits. */
    long anchored() {
        return proven;
    }

    long entries() {
        return entries;
    }

    /** The months that were closed, by their event. */
    NavigableMap<Long, YearMonth> closings() {
        return closings;
    }

    void line(long number, String line) {
        Event event;
        try {
            event = Event.of(Json.parse(line));
        } catch (Unreadable e) {
            report.found(last + 1, "line " + number + " of events.ndjson " + e.getMessage());
            return;
        }
        place(event);
        Hash due = event.hashAfter(head, book);
        if (!due.equals(event.hash())) {
            report.found(
                    event.sequence(),
                    "breaks the chain: it was changed, or what stood before it was; its hash is " + event.hash()
                            + " and should be " + due);
        }
        if (event.recordedAt() < recordedAt) {
            report.found(event.sequence(), "was recorded before its predecessor");
        }
        last = event.sequence();
        head = event.hash();
        recordedAt = event.recordedAt();
        anchor();
        content(event);
    }

    private void place(Event event) {
        if (event.sequence() == last + 1) {
            return;
        }
        if (event.sequence() > last + 1) {
            report.found(
                    last + 1,
                    "is missing: event " + event.sequence() + " follows " + last
                            + ", so something was removed or put in another order");
        } else {
            report.found(event.sequence(), "follows " + last + ", so it was inserted or put in another order");
        }
    }

    /** What comes after a head that does not fit does not fit either: the first one tells where to look. */
    private void anchor() {
        for (Anchor anchor : anchors.getOrDefault(last, List.of())) {
            if (anchor.head().equals(head)) {
                proven = lost ? proven : last;
            } else if (!lost) {
                lost = true;
                report.found(
                        proven + 1,
                        "or one of those after it, up to event " + last
                                + ", was changed, removed or inserted, and all hashes with it: the head after event "
                                + last + " is " + head + ", and " + anchor.by() + " names " + anchor.head());
            }
        }
    }

    private void content(Event event) {
        Json payload;
        try {
            payload = Json.parse(event.payload());
            legs(event, payload);
            if (event.type().equals("MonthClosed")) {
                closings.put(event.sequence(), payload.object("event").month("month"));
            }
        } catch (Unreadable e) {
            report.found(event.sequence(), "its payload " + e.getMessage());
            return;
        } catch (ArithmeticException e) {
            report.found(event.sequence(), "its amounts are beyond all that an account can hold");
            return;
        }
        then.reached(event, payload, accounts);
    }

    private void legs(Event event, Json payload) throws Unreadable {
        if (!payload.object("event").text("type").equals(event.type())) {
            report.found(event.sequence(), "is stored as " + event.type() + " and is another in its payload");
        }
        if (!payload.has("entry")) {
            return;
        }
        entries++;
        LocalDate day = payload.day("effectiveOn");
        boolean closing = event.type().equals("YearClosed")
                || payload.object("event").node().path("closing").booleanValue();
        Map<String, Long> sums = new HashMap<>();
        for (Json leg : payload.object("entry").list("postings")) {
            JsonNode item = leg.node().path("item");
            String unit = leg.text("unit");
            long fen = leg.number("amount");
            accounts.add(
                    new Accounts.Of(unit, leg.text("account"), Objects.requireNonNullElse(item.textValue(), "")),
                    day,
                    fen,
                    event.type(),
                    closing);
            sums.merge(unit, fen, Math::addExact);
        }
        sums.forEach((unit, sum) -> {
            if (sum != 0) {
                report.found(event.sequence(), "its entry is out of balance in unit " + unit + " by " + Json.yuan(sum));
            }
        });
    }
}
