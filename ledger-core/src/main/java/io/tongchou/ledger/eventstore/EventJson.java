package io.tongchou.ledger.eventstore;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.PolicyReader;
import io.tongchou.ledger.policy.PolicyReading;
import io.tongchou.ledger.policy.PolicyWriter;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FiscalYear;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The stored form of events: JSON with amounts in fen and dates as text, under short logical names with a revision. It has a
 * mapper of its own, so that nothing else in the application can change what is stored.
 */
public final class EventJson {

    /** The revision in which every event is written today. */
    static final String REVISION = "1";

    private static final Map<String, Class<?>> BY_NAME = Arrays.stream(LedgerEvent.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, type -> type));

    private static final ObjectMapper MAPPER = mapper();
    private static final ObjectReader READER = MAPPER.readerFor(Recorded.class);
    private static final ObjectWriter WRITER = MAPPER.writerFor(Recorded.class);

    private EventJson() {}

    /** A mapper in the stored form's dialect, for whoever adds to it. */
    public static ObjectMapper mapper() {
        SimpleModule module = new SimpleModule("tongchou");
        BY_NAME.forEach((name, type) -> module.registerSubtypes(new NamedType(type, name)));
        module.addSerializer(Policy.class, new JsonSerializer<>() {
            @Override
            public void serialize(Policy policy, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeTree(PolicyWriter.write(policy));
            }
        });
        module.addDeserializer(Policy.class, new JsonDeserializer<>() {
            @Override
            public Policy deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return switch (PolicyReader.read(in.readValueAsTree())) {
                    case PolicyReading.Valid(Policy policy) -> policy;
                    case PolicyReading.Faulty faulty ->
                        throw new IOException("a stored policy cannot be read: " + faulty.faults());
                };
            }
        });
        module.addKeyDeserializer(FiscalYear.class, key(text -> new FiscalYear(Integer.parseInt(text))));
        module.addKeyDeserializer(Account.class, key(Account::of));
        module.addKeySerializer(Account.class, new JsonSerializer<>() {
            @Override
            public void serialize(Account account, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeFieldName(account.code());
            }
        });
        module.addSerializer(BookId.class, new ToStringSerializer());
        module.addDeserializer(BookId.class, new JsonDeserializer<>() {
            @Override
            public BookId deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return BookId.parse(in.getText());
            }
        });
        return JsonMapper.builder()
                .addModules(new Jdk8Module(), new JavaTimeModule(), module)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .serializationInclusion(JsonInclude.Include.NON_ABSENT)
                .build();
    }

    private static KeyDeserializer key(Function<String, Object> parse) {
        return new KeyDeserializer() {
            @Override
            public Object deserializeKey(String text, DeserializationContext context) {
                return parse.apply(text);
            }
        };
    }

    /** Whether events of that name are stored by the ledger. */
    static boolean isEvent(String name) {
        return BY_NAME.containsKey(name);
    }

    public static byte[] write(Recorded recorded) {
        try {
            return WRITER.writeValueAsBytes(recorded);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "cannot write " + recorded.event().getClass().getSimpleName(), e);
        }
    }

    public static Recorded read(byte[] payload) {
        try {
            return READER.readValue(payload);
        } catch (IOException e) {
            throw new IllegalStateException("a stored event cannot be read", e);
        }
    }

    static Recorded read(JsonNode payload) {
        try {
            return READER.readValue(payload);
        } catch (IOException e) {
            throw new IllegalStateException("a stored event cannot be read", e);
        }
    }
}
