package io.tongchou.ledger.pages.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.commands.reading.AmountOrAll;
import io.tongchou.ledger.commands.reading.MonthOfYear;
import io.tongchou.ledger.commands.reading.OrFirst;
import io.tongchou.ledger.commands.reading.UnitOrAll;
import io.tongchou.ledger.commands.reading.UnitOrReserve;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.forms.CommandForm.Choice;
import io.tongchou.ledger.pages.forms.CommandForm.Field;
import io.tongchou.ledger.pages.forms.CommandForm.Kind;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields of a command's record, as a form asks for them and as the ledger reads them: the same types that the strict reader of
 * commands knows. What is written is sent on as it stands; whether it is good, the ledger says.
 *
 * @param written by the field's name
 * @param fixed names that are not to be changed
 * @param faults by the field's name
 * @param units that may be chosen, by code
 */
record Fields(
        Words words, Map<String, String> written, Set<String> fixed, Map<String, String> faults, List<Choice> units) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Texts that want more than a line. */
    private static final Set<String> LONG = Set.of("reason", "note", "evidence", "text", "explanation", "basis");

    /** What every command may carry. */
    private static final List<String> OF_EVERY_COMMAND = List.of("document", "note");

    /** What a command asks for, and what every command may carry. */
    List<Field> of(Class<?> command) {
        return Stream.concat(
                        ofRecord(command, "").stream(),
                        OF_EVERY_COMMAND.stream()
                                .map(name -> value(String.class, name, words.say("field." + name), false)))
                .toList();
    }

    private List<Field> ofRecord(Class<?> record, String prefix) {
        return Arrays.stream(record.getRecordComponents())
                .map(component -> ofComponent(component, prefix, label(record, component)))
                .toList();
    }

    /** As the record calls it, or else as all do. */
    private String label(Class<?> record, RecordComponent component) {
        return words.sayOr(
                "field." + record.getSimpleName() + "." + component.getName(), "field." + component.getName());
    }

    private Field ofComponent(RecordComponent component, String prefix, String label) {
        boolean optional = component.getType() == Optional.class;
        boolean orFirst = component.isAnnotationPresent(OrFirst.class);
        Type type = optional ? argument(component.getGenericType(), 0) : component.getGenericType();
        return value(type, prefix + component.getName(), label, !optional && !orFirst);
    }

    private Field value(Type type, String name, String label, boolean required) {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getRawType() == List.class
                    ? group(name, label, list(argument(type, 0), name, label))
                    : group(name, label, map(argument(type, 0), argument(type, 1), name));
        }
        Class<?> raw = (Class<?>) type;
        if (isRecord(raw)) {
            return group(name, label, ofRecord(raw, name + "."));
        }
        List<Choice> choices = choices(raw);
        return field(name, label, choices.isEmpty() ? kind(raw, name) : Kind.CHOICE, required, choices, List.of());
    }

    private Field group(String name, String label, List<Field> parts) {
        return field(name, label, Kind.GROUP, false, List.of(), parts);
    }

    private Field field(
            String name, String label, Kind kind, boolean required, List<Choice> choices, List<Field> parts) {
        return new Field(
                name,
                label,
                kind,
                required,
                fixed.contains(name),
                written.getOrDefault(name, ""),
                choices,
                faults.getOrDefault(name, ""),
                parts);
    }

    /** Those that were written, and one more. */
    private List<Field> list(Type element, String name, String label) {
        List<Field> parts = new ArrayList<>();
        for (int i = 0; i <= written(name); i++) {
            parts.add(value(element, name + "[" + i + "]", label, false));
        }
        return parts;
    }

    private int written(String list) {
        int count = 0;
        while (isWritten(list + "[" + count + "]")) {
            count++;
        }
        return count;
    }

    private boolean isWritten(String name) {
        return written.keySet().stream()
                .anyMatch(field -> field.equals(name) || field.startsWith(name + ".") || field.startsWith(name + "["));
    }

    private List<Field> map(Type key, Type value, String name) {
        return constants((Class<?>) key).stream()
                .map(constant -> value(value, name + "." + constant.name(), said(constant), false))
                .toList();
    }

    private static Kind kind(Class<?> raw, String name) {
        if (raw == Money.class || raw == AmountOrAll.class || raw == Rate.class) {
            return Kind.AMOUNT;
        } else if (raw == LocalDate.class) {
            return Kind.DAY;
        } else if (raw == YearMonth.class) {
            return Kind.MONTH;
        } else if (isNumber(raw)) {
            return Kind.NUMBER;
        }
        return raw == JsonNode.class || LONG.contains(name.substring(name.lastIndexOf('.') + 1))
                ? Kind.LONG
                : Kind.TEXT;
    }

    private List<Choice> choices(Class<?> raw) {
        if (raw == UnitCode.class) {
            return units;
        } else if (raw == UnitOrAll.class) {
            return also("ALL");
        } else if (raw == UnitOrReserve.class) {
            return also(UnitCode.RESERVE.code());
        } else if (raw == Boolean.class) {
            return List.of(new Choice("true", words.say("form.yes")), new Choice("false", words.say("form.no")));
        } else if (raw.isEnum()) {
            return constants(raw).stream()
                    .map(constant -> new Choice(written(constant), said(constant)))
                    .toList();
        }
        return List.of();
    }

    private List<Choice> also(String code) {
        return Stream.concat(units.stream(), Stream.of(new Choice(code, words.say("form.unit." + code))))
                .toList();
    }

    private String said(Enum<?> constant) {
        return switch (constant) {
            case Account account -> account.code() + " " + words.account(account);
            case Item item -> words.item(item);
            default -> words.say("value." + constant.getDeclaringClass().getSimpleName() + "." + constant.name());
        };
    }

    private static String written(Enum<?> constant) {
        return constant instanceof Account account ? account.code() : constant.name();
    }

    private static List<Enum<?>> constants(Class<?> enumeration) {
        List<Enum<?>> constants = new ArrayList<>();
        for (Object constant : enumeration.getEnumConstants()) {
            constants.add((Enum<?>) constant);
        }
        return constants;
    }

    /** The command's data as they were written; what was left blank is left out. */
    ObjectNode read(Class<?> command) {
        ObjectNode data = readRecord(command, "");
        OF_EVERY_COMMAND.stream().filter(written::containsKey).forEach(name -> data.put(name, written.get(name)));
        return data;
    }

    private ObjectNode readRecord(Class<?> record, String prefix) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (RecordComponent component : record.getRecordComponents()) {
            Type type = component.getType() == Optional.class
                    ? argument(component.getGenericType(), 0)
                    : component.getGenericType();
            boolean optional = component.getType() == Optional.class;
            String name = prefix + component.getName();
            if (isWritten(name) || (!optional && isContainer(type))) {
                node.set(component.getName(), read(type, name));
            }
        }
        return node;
    }

    private JsonNode read(Type type, String name) {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getRawType() == List.class
                    ? readList(argument(type, 0), name)
                    : readMap(argument(type, 0), argument(type, 1), name);
        }
        Class<?> raw = (Class<?>) type;
        if (isRecord(raw)) {
            return readRecord(raw, name + ".");
        }
        String text = written.getOrDefault(name, "");
        if (raw == Boolean.class && (text.equals("true") || text.equals("false"))) {
            return JsonNodeFactory.instance.booleanNode(text.equals("true"));
        } else if (isNumber(raw) && text.matches("-?[0-9]{1,9}")) {
            return JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
        } else if (raw == Money.class || raw == AmountOrAll.class) {
            return JsonNodeFactory.instance.textNode(text.replace(",", "").replace("，", ""));
        } else if (raw == JsonNode.class && text.matches("(?s)[{\\[].*|[0-9]+")) {
            return json(text);
        }
        return JsonNodeFactory.instance.textNode(text);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text); // which the ledger then refuses
        }
    }

    private ArrayNode readList(Type element, String name) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < written(name); i++) {
            list.add(read(element, name + "[" + i + "]"));
        }
        return list;
    }

    private ObjectNode readMap(Type key, Type value, String name) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        constants((Class<?>) key).stream()
                .map(Enum::name)
                .filter(constant -> isWritten(name + "." + constant))
                .forEach(constant -> map.set(constant, read(value, name + "." + constant)));
        return map;
    }

    private static boolean isContainer(Type type) {
        return type instanceof ParameterizedType || isRecord((Class<?>) type);
    }

    private static boolean isRecord(Class<?> raw) {
        return raw.isRecord()
                && !Set.of(
                                UnitCode.class,
                                PoolCode.class,
                                FundCode.class,
                                Rate.class,
                                Money.class,
                                AmountOrAll.class,
                                UnitOrAll.class,
                                UnitOrReserve.class,
                                FiscalYear.class,
                                MonthOfYear.class)
                        .contains(raw);
    }

    private static boolean isNumber(Class<?> raw) {
        return Set.of(FiscalYear.class, MonthOfYear.class, int.class, Integer.class)
                .contains(raw);
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
