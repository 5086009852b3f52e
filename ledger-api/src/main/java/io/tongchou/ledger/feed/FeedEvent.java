package io.tongchou.ledger.feed;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An event as the feed tells it, with amounts in yuan. A county is told of what happened to its own unit: whole, where the event
 * is about that unit and names no other; else nothing but its own legs; and nothing of events that leave it alone. The hashes are
 * those of the book for everybody.
 */
final class FeedEvent {

    /** Under this attribute a writer collects the units that it has come by. */
    private static final String UNITS = "units";

    /** What is told of who made an event, in this order. */
    private static final List<String> BY =
            List.of("command", "maker", "office", "checker", "note", "document", "file", "line");

    private static final ObjectMapper JSON = mapper();

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
            Set<UnitCode> units = new HashSet<>();
            JsonNode event =
                    JSON.readTree(JSON.writer().withAttribute(UNITS, units).writeValueAsBytes(recorded.event()));
            List<Posting> legs = recorded.entry().map(Entry::postings).orElse(List.of());
            legs.forEach(leg -> units.add(leg.unit()));
            List<Posting> visible = legs.stream()
                    .filter(leg -> county.isEmpty() || county.get().equals(leg.unit()))
                    .toList();
            boolean whole = county.isEmpty() || (about(event).equals(county) && units.equals(Set.of(county.get())));
            if (!whole && visible.isEmpty()) {
                return Optional.empty();
            }
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
            if (whole) {
                told.set("event", event);
            }
            recorded.entry().ifPresent(entry -> told.set("entry", entry(entry, visible)));
            told.set("by", by(JSON.readTree(row.metadata()), whole));
            return Optional.of(JSON.writeValueAsBytes(told));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "event " + row.sequence() + " of book " + row.book() + " cannot be told", e);
        }
    }

    /** The one unit that the event, or the event that it takes back or puts right, is about. */
    private static Optional<UnitCode> about(JsonNode event) {
        return Stream.of(event, event.path("reversed"), event.path("right"))
                .map(node -> node.path("unit"))
                .filter(JsonNode::isTextual)
                .findFirst()
                .map(unit -> new UnitCode(unit.textValue()));
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

    private static ObjectMapper mapper() {
        SimpleModule feed = new SimpleModule("feed");
        feed.addSerializer(Money.class, ToStringSerializer.instance);
        feed.addSerializer(UnitCode.class, new JsonSerializer<>() {
            @Override
            public void serialize(UnitCode unit, JsonGenerator out, SerializerProvider provider) throws IOException {
                collect(unit, provider);
                out.writeString(unit.code());
            }
        });
        feed.addKeySerializer(UnitCode.class, new JsonSerializer<>() {
            @Override
            public void serialize(UnitCode unit, JsonGenerator out, SerializerProvider provider) throws IOException {
                collect(unit, provider);
                out.writeFieldName(unit.code());
            }
        });
        return EventJson.mapper().registerModule(feed);
    }

    @SuppressWarnings("unchecked")
    private static void collect(UnitCode unit, SerializerProvider provider) {
        ((Set<UnitCode>) provider.getAttribute(UNITS)).add(unit);
    }
}
