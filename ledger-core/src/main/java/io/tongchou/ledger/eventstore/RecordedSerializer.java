package io.tongchou.ledger.eventstore;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.posting.Recorded;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;

/** Every payload is a {@link Recorded}; its stored type is the logical name of the event in it, with the revision. */
public final class RecordedSerializer extends JacksonSerializer {

    public RecordedSerializer() {
        super(JacksonSerializer.builder().objectMapper(EventJson.mapper()));
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        if (!(object instanceof Recorded recorded)) {
            return super.serialize(object, representation);
        }
        return new SimpleSerializedObject<>(
                getConverter().convert(EventJson.write(recorded), representation),
                representation,
                new SimpleSerializedType(recorded.event().getClass().getSimpleName(), EventJson.REVISION));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return EventJson.isEvent(type.getName()) ? Recorded.class : super.classForType(type);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S, T> T deserialize(SerializedObject<S> object) {
        if (!EventJson.isEvent(object.getType().getName())) {
            return super.deserialize(object);
        }
        return object.getContentType() == byte[].class
                ? (T) EventJson.read((byte[]) object.getData())
                : (T) EventJson.read(
                        getConverter().convert(object, JsonNode.class).getData());
    }
}
