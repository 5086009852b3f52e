package io.tongchou.ledger.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tongchou.ledger.policy.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads JSON in UTF-8 and takes nothing on trust: a field named twice, half a character or anything behind the value is a
 * fault with its path. Numbers are kept as they were written.
 */
public final class StrictJson {

    /** How deep objects and arrays may stand in each other. */
    static final int DEEPEST_NESTING = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_NESTING)
                    .maxNumberLength(100)
                    .build())
            .build();

    private final List<Fault> faults = new ArrayList<>();
    private String where = "";

    private StrictJson() {}

    /**
     * One value as it was read.
     *
     * @param node missing where the text is no JSON
     * @param faults what is wrong in it so far; paths such as {@code data.units[0].code}
     */
    public record Parsed(JsonNode node, List<Fault> faults) {}

    /**
     * A whole text that holds one value or an array of values.
     *
     * @param values the value, or the array's elements; empty where the text is malformed
     * @param malformed why the text cannot be read
     */
    record Body(boolean isArray, List<Parsed> values, Optional<Fault> malformed) {}

    /** Reads one value. */
    public static Parsed parse(byte[] utf8) {
        StrictJson reading = new StrictJson();
        Body body = reading.read(utf8, false);
        return body.malformed()
                .map(fault -> new Parsed(MissingNode.getInstance(), List.of(fault)))
                .orElseGet(() -> body.values().getFirst());
    }

    /** Reads one value, or the elements of an array each for itself; one syntax error spoils all of them. */
    static Body parseBody(byte[] utf8) {
        return new StrictJson().read(utf8, true);
    }

    private Body read(byte[] utf8, boolean apart) {
        CharBuffer text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
        } catch (CharacterCodingException e) {
            return malformed("is not UTF-8");
        }
        try (JsonParser parser = JSON.createParser(text.array(), text.arrayOffset(), text.length())) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return malformed("is empty");
            }
            List<Parsed> values = new ArrayList<>();
            boolean array = apart && first == JsonToken.START_ARRAY;
            if (array) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(parsed(parser));
                }
            } else {
                values.add(parsed(parser));
            }
            where = "";
            return parser.nextToken() == null
                    ? new Body(array, values, Optional.empty())
                    : malformed("has more behind its end");
        } catch (JsonProcessingException e) {
            String place = Optional.ofNullable(e.getLocation())
                    .map(at -> " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")
                    .orElse("");
            return malformed("is not readable as JSON" + place + ": " + reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** The parser's reason without what it tells about itself. */
    private static String reason(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("").replaceFirst(" \\((for|start|from) .*", "");
    }

    private Body malformed(String problem) {
        return new Body(false, List.of(), Optional.of(new Fault(where, problem)));
    }

    private Parsed parsed(JsonParser parser) throws IOException {
        JsonNode node = value(parser, "");
        Parsed parsed = new Parsed(node, List.copyOf(faults));
        faults.clear();
        return parsed;
    }

    private JsonNode value(JsonParser parser, String path) throws IOException {
        where = path;
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path);
            case START_ARRAY -> array(parser, path);
            case VALUE_STRING -> new TextNode(whole(parser.getText(), path));
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> IntNode.valueOf(parser.getIntValue());
                    case LONG -> LongNode.valueOf(parser.getLongValue());
                    default -> BigIntegerNode.valueOf(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> DecimalNode.valueOf(parser.getDecimalValue());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.getInstance();
            default -> throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private ObjectNode object(JsonParser parser, String path) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String below = path.isEmpty() ? name : path + "." + name;
            whole(name, below);
            parser.nextToken();
            JsonNode value = value(parser, below);
            if (object.putIfAbsent(name, value) != null) {
                faults.add(new Fault(below, "is named twice"));
            }
        }
        where = path;
        return object;
    }

    private ArrayNode array(JsonParser parser, String path) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, path + "[" + array.size() + "]"));
        }
        where = path;
        return array;
    }

    /** Half a surrogate pair has no UTF-8 and would be stored as something else. */
    private String whole(String text, String path) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    i++;
                } else {
                    faults.add(new Fault(path, "has half a character (a lone surrogate)"));
                    return text;
                }
            }
        }
        return text;
    }
}
