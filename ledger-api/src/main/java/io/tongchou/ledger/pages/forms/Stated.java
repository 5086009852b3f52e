package io.tongchou.ledger.pages.forms;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.pages.Fact;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.forms.CommandForm.Choice;
import io.tongchou.ledger.pages.forms.CommandForm.Field;
import io.tongchou.ledger.pages.forms.CommandForm.Kind;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The data of a command in the words of its form: what somebody proposed, for another to read. */
public final class Stated {

    /** Of a text that is longer, such as a whole policy, the beginning says what it is; the event has it whole. */
    private static final int LONGEST = 200;

    private Stated() {}

    /** @param units by their names */
    public static List<Fact> of(Words words, CommandType type, JsonNode data, Map<UnitCode, String> units) {
        Map<String, String> written = new HashMap<>();
        write("", data, written);
        return new Fields(
                        words,
                        written,
                        Set.of(),
                        Map.of(),
                        units.entrySet().stream()
                                .map(unit -> new Choice(unit.getKey().code(), unit.getValue()))
                                .toList())
                .of(type.record()).stream().flatMap(Stated::said).toList();
    }

    /** By the names that the form gives them. */
    private static void write(String name, JsonNode node, Map<String, String> written) {
        if (node.isValueNode()) {
            written.put(name, node.asText());
            return;
        }
        if (!name.isEmpty()) {
            written.put(name, node.toString());
        }
        node.properties()
                .forEach(field -> write(
                        name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue(), written));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            write(name + "[" + i + "]", node.get(i), written);
        }
    }

    private static Stream<Fact> said(Field field) {
        return field.kind() == Kind.GROUP
                ? field.parts().stream().flatMap(Stated::said)
                : Stream.of(field.value())
                        .filter(value -> !value.isBlank())
                        .map(value -> new Fact(field.label(), said(field, value)));
    }

    private static String said(Field field, String value) {
        if (field.kind() == Kind.AMOUNT && value.matches("-?[0-9]{1,15}\\.[0-9]{2}")) {
            return Words.exact(Money.parse(value));
        }
        return field.choices().stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElseGet(() -> value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value);
    }
}
