package io.tongchou.ledger.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.disclosure.Told;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** An event as the feed tells it, with amounts in yuan and to a county what {@link Told} says; the hashes are the book's for everybody. */
final class FeedEvent {

    /** What is told of who made an event, in this order. */
    private static final List<String> BY =
            List.of("command", "maker", "office", "checker", "note", "document", "file", "line");

    private static final ObjectMapper JSON = new ObjectMapper();

    private FeedEvent() {}

    /**
     * The event as JSON on one line.
     *
     * @param county whose events alone may be told; all where it is left out
     * @return nothing where it is none of the county's
     */
    static Optional<byte[]> of(StoredRow row, Optional<UnitCode> county) {
        try {
            Recorded recorded = EventJson.read(row.payload());
            Optional<Told> visible = Told.of(recorded, county);
            return visible.isEmpty()
                    ? Optional.empty()
                    : Optional.of(JSON.writeValueAsBytes(told(row, recorded, visible.get())));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "event " + row.sequence() + " of book " + row.book() + " cannot be told", e);
        }
    }

    private static ObjectNode told(StoredRow row, Recorded recorded, Told visible) throws IOException {
        ObjectNode told = JSON.createObjectNode()
                .put("book", row.book().toString())
                .put("sequence", row.sequence())
                .put("id", row.id())
                .put("type", row.type())
                .put("revision", row.revision())
                .put("recordedAt", row.recordedAt().toString())
                .put("previous", HexFormat.of().formatHex(row.previous()))
                .put("hash", HexFormat.of().formatHex(row.hash()))
                .put("effectiveOn", recorded.effectiveOn().toString());
        visible.event().ifPresent(event -> told.set("event", event));
        recorded.entry().ifPresent(entry -> told.set("entry", entry(entry, visible.legs())));
        told.set("by", by(JSON.readTree(row.metadata()), visible.isWhole()));
        return told;
    }

    private static ObjectNode entry(Entry entry, List<Posting> visible) {
        ObjectNode told = JSON.createObjectNode().put("voucher", entry.voucher());
        entry.policy().ifPresent(policy -> told.put("policy", policy));
        entry.clause().ifPresent(clause -> told.put("clause", clause));
        ArrayNode postings = told.putArray("postings");
        for (Posting leg : visible) {
            ObjectNode posting = postings.addObject()
                    .put("unit", leg.unit().code())
                    .put("account", leg.account().code())
                    .put("amount", leg.amount().toString());
            leg.item().ifPresent(item -> posting.put("item", item.name()));
        }
        return told;
    }

    /** Who made it; a note on what several units share may tell of any of them. */
    private static ObjectNode by(JsonNode metadata, boolean whole) {
        ObjectNode told = JSON.createObjectNode();
        for (String name : BY) {
            if (metadata.has(name) && (whole || !name.equals("note"))) {
                told.set(name, metadata.get(name));
            }
        }
        return told;
    }
}
