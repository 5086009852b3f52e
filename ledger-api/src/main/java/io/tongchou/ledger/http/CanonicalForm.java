package io.tongchou.ledger.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.book.ContentHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;

/**
 * One way of writing whatever says the same: {@code {"command":<the envelope without its id>,"sender":"<name>"}} without
 * blanks, fields in the order of their names (UTF-16), numbers without trailing zeros. Its SHA-256 tells a command that is
 * sent again from another one under the same id.
 */
final class CanonicalForm {

    private CanonicalForm() {}

    static ContentHash hash(JsonNode envelope, String sender) {
        StringBuilder text = new StringBuilder(512).append("{\"command\":");
        object(envelope, "id", text);
        quote(sender, text.append(",\"sender\":"));
        text.append('}');
        try {
            return new ContentHash(
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void write(JsonNode node, StringBuilder text) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, "", text);
            case ARRAY -> {
                text.append('[');
                for (int i = 0; i < node.size(); i++) {
                    write(node.get(i), i == 0 ? text : text.append(','));
                }
                text.append(']');
            }
            case STRING -> quote(node.textValue(), text);
            case NUMBER ->
                text.append(
                        node.isIntegralNumber()
                                ? node.bigIntegerValue()
                                : node.decimalValue().stripTrailingZeros());
            default -> text.append(node.asText());
        }
    }

    private static void object(JsonNode node, String leftOut, StringBuilder text) {
        Map<String, JsonNode> fields = new TreeMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        if (!leftOut.isEmpty()) {
            fields.remove(leftOut);
        }
        char before = '{';
        for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
            quote(field.getKey(), text.append(before));
            write(field.getValue(), text.append(':'));
            before = ',';
        }
        text.append(fields.isEmpty() ? "{}" : "}");
    }

    private static void quote(String value, StringBuilder text) {
        text.append('"')
                .append(JsonStringEncoder.getInstance().quoteAsString(value))
                .append('"');
    }
}
