package io.tongchou.ledger.disclosure;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What may be told of an event. A county is told of what happened to its own unit: whole, where the event is about that unit and
 * names no other; else nothing but its own legs; and nothing of events that leave it alone.
 *
 * @param event what happened, with amounts in yuan; left out where only the legs may be told
 * @param legs of its entry, those that may be told
 */
public record Told(Optional<JsonNode> event, List<Posting> legs) {

    /** Under this attribute a writer collects the units that it has come by. */
    private static final String UNITS = "units";

    private static final ObjectMapper JSON = mapper();

    /**
     * What may be told of an event.
     *
     * @param county whose events alone may be told; all where it is left out
     * @return nothing where it is none of the county's
     */
    public static Optional<Told> of(Recorded recorded, Optional<UnitCode> county) {
        Set<UnitCode> units = new HashSet<>();
        JsonNode event = written(recorded, units);
        List<Posting> all = recorded.entry().map(Entry::postings).orElse(List.of());
        all.forEach(leg -> units.add(leg.unit()));
        List<Posting> legs = all.stream()
                .filter(leg -> county.isEmpty() || county.get().equals(leg.unit()))
                .toList();
        boolean whole = county.isEmpty() || (about(event).equals(county) && units.equals(Set.of(county.get())));
        return whole || !legs.isEmpty()
                ? Optional.of(new Told(whole ? Optional.of(event) : Optional.empty(), legs))
                : Optional.empty();
    }

    /** Whether all of it may be told. */
    public boolean isWhole() {
        return event.isPresent();
    }

    /** The one unit that the event, or the event that it takes back or puts right, is about. */
    private static Optional<UnitCode> about(JsonNode event) {
        return Stream.of(event, event.path("reversed"), event.path("right"))
                .map(node -> node.path("unit"))
                .filter(JsonNode::isTextual)
                .findFirst()
                .map(unit -> new UnitCode(unit.textValue()));
    }

    private static JsonNode written(Recorded recorded, Set<UnitCode> units) {
        try {
            return JSON.readTree(JSON.writer().withAttribute(UNITS, units).writeValueAsBytes(recorded.event()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectMapper mapper() {
        SimpleModule told = new SimpleModule("told");
        told.addSerializer(Money.class, ToStringSerializer.instance);
        told.addSerializer(UnitCode.class, new JsonSerializer<>() {
            @Override
            public void serialize(UnitCode unit, JsonGenerator out, SerializerProvider provider) throws IOException {
                collect(unit, provider);
                out.writeString(unit.code());
            }
        });
        told.addKeySerializer(UnitCode.class, new JsonSerializer<>() {
            @Override
            public void serialize(UnitCode unit, JsonGenerator out, SerializerProvider provider) throws IOException {
                collect(unit, provider);
                out.writeFieldName(unit.code());
            }
        });
        return EventJson.mapper().registerModule(told);
    }

    @SuppressWarnings("unchecked")
    private static void collect(UnitCode unit, SerializerProvider provider) {
        ((Set<UnitCode>) provider.getAttribute(UNITS)).add(unit);
    }
}
