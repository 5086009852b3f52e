package io.tongchou.ledger.commands.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object into a record: by its components' names and types, strictly. A text is a text, a number a number, an
 * unknown field a fault. All faults are collected; amounts that are not above zero are collected apart.
 */
public final class DataReader {

    /** The longest text, in characters. */
    public static final int LONGEST_TEXT = 1000;

    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> notPositive = new ArrayList<>();

    private record Shape(Constructor<?> constructor, List<Field> fields, Set<String> names) {}

    private record Field(String name, Type type, boolean zeroAllowed, boolean orFirst) {}

    /** Everything that is wrong so far, amounts aside. */
    public List<Fault> faults() {
        return faults;
    }

    /** The amounts that should be above zero and are not. */
    public List<Fault> notPositive() {
        return notPositive;
    }

    /**
     * Reads an object.
     *
     * @param path where the object stands, e.g. {@code data}
     * @param alsoAllowed further fields that are left to others
     * @return empty where anything was at fault
     */
    public <R> Optional<R> read(JsonNode node, Class<R> record, String path, Set<String> alsoAllowed) {
        int before = faults.size();
        Object value = record(node, record, path, alsoAllowed);
        return value == null || faults.size() > before ? Optional.empty() : Optional.of(record.cast(value));
    }

    /** Checks a text that may be left out. */
    public void optionalText(JsonNode node, String field, String path) {
        JsonNode text = node.get(field);
        if (text != null && !text.isNull()) {
            text(text, String.class, path + "." + field);
        }
    }

    private @Nullable Object record(JsonNode node, Class<?> type, String path, Set<String> alsoAllowed) {
        if (!node.isObject()) {
            return fault(path, "must be an object");
        }
        Shape shape = SHAPES.computeIfAbsent(type, DataReader::shape);
        node.fieldNames().forEachRemaining(name -> {
            if (!shape.names.contains(name) && !alsoAllowed.contains(name)) {
                fault(path + "." + name, "is not a field here");
            }
        });
        int before = faults.size();
        Object[] values = new Object[shape.fields.size()];
        for (int i = 0; i < values.length; i++) {
            Field field = shape.fields.get(i);
            values[i] = field(node.get(field.name), field, path + "." + field.name);
        }
        if (faults.size() > before || Arrays.asList(values).contains(null)) {
            return null;
        }
        try {
            return shape.constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            if (e.getCause() instanceof DataFault cause) {
                return fault(path + "." + cause.field(), String.valueOf(cause.getMessage()));
            }
            if (e.getCause() instanceof IllegalArgumentException cause) {
                return fault(path, String.valueOf(cause.getMessage()));
            }
            if (e.getCause() instanceof ArithmeticException) {
                return fault(path, "has amounts that come to more than the ledger can hold");
            }
            throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
        }
    }

    private static Shape shape(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        try {
            Constructor<?> constructor = record.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            List<Field> fields = Arrays.stream(components)
                    .map(c -> new Field(
                            c.getName(),
                            c.getGenericType(),
                            c.isAnnotationPresent(ZeroAllowed.class),
                            c.isAnnotationPresent(OrFirst.class)))
                    .toList();
            return new Shape(
                    constructor,
                    fields,
                    new HashSet<>(fields.stream().map(Field::name).toList()));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(record + " has no canonical constructor", e);
        }
    }

    private @Nullable Object field(@Nullable JsonNode node, Field field, String path) {
        boolean optional = field.type instanceof ParameterizedType p && p.getRawType() == Optional.class;
        if (node == null || (node.isNull() && optional)) {
            if (optional) {
                return Optional.empty();
            }
            if (field.orFirst) {
                return ((Class<?>) field.type).getEnumConstants()[0];
            }
            return fault(path, "is required");
        }
        if (optional) {
            Object value = value(node, argument(field.type, 0), field.zeroAllowed, path);
            return value == null ? null : Optional.of(value);
        }
        return value(node, field.type, field.zeroAllowed, path);
    }

    private @Nullable Object value(JsonNode node, Type type, boolean zeroAllowed, String path) {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getRawType() == List.class
                    ? list(node, argument(type, 0), path)
                    : map(node, argument(type, 0), argument(type, 1), zeroAllowed, path);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == JsonNode.class) {
            return node;
        } else if (raw == Money.class) {
            return money(node, zeroAllowed, path);
        } else if (raw == AmountOrAll.class) {
            if (node.isTextual() && node.textValue().equals("ALL")) {
                return new AmountOrAll(Optional.empty());
            }
            Money amount = money(node, zeroAllowed, path);
            return amount == null ? null : new AmountOrAll(Optional.of(amount));
        } else if (raw == UnitOrAll.class) {
            if (node.isTextual() && node.textValue().equals("ALL")) {
                return new UnitOrAll(Optional.empty());
            }
            Object unit = text(node, UnitCode.class, path);
            return unit == null ? null : new UnitOrAll(Optional.of((UnitCode) unit));
        } else if (raw == UnitOrReserve.class) {
            Object unit = node.isTextual() && node.textValue().equals(UnitCode.RESERVE.code())
                    ? UnitCode.RESERVE
                    : text(node, UnitCode.class, path);
            return unit == null ? null : new UnitOrReserve((UnitCode) unit);
        } else if (raw == Boolean.class) {
            return node.isBoolean() ? node.booleanValue() : fault(path, "must be true or false");
        } else if (raw == FiscalYear.class) {
            return integer(node, FiscalYear::new, "must be a year as a whole number, 1990 to 2200", path);
        } else if (raw == MonthOfYear.class) {
            return integer(node, MonthOfYear::new, "must be a month as a whole number, 1 to 12", path);
        } else if (raw == int.class || raw == Integer.class) {
            return integer(node, number -> number, "must be a whole number", path);
        } else if (raw.isRecord() && !isCode(raw)) {
            return record(node, raw, path, Set.of());
        }
        return text(node, raw, path);
    }

    private static boolean isCode(Class<?> raw) {
        return raw == UnitCode.class || raw == PoolCode.class || raw == FundCode.class || raw == Rate.class;
    }

    private @Nullable Object text(JsonNode node, Class<?> raw, String path) {
        if (!node.isTextual()) {
            return fault(path, "must be a text");
        }
        String text = node.textValue();
        if (raw == String.class) {
            return string(text, path);
        } else if (raw == UnitCode.class) {
            return text.equals(UnitCode.RESERVE.code())
                    ? fault(path, "must be a unit's six digits")
                    : parsed(text, UnitCode::new, "must be a unit's six digits", path);
        } else if (raw == FundCode.class) {
            return parsed(text, FundCode::new, "must be a fund's three digits", path);
        } else if (raw == Rate.class) {
            return parsed(text, Rate::parse, "must be a rate such as \"0.08\"", path);
        } else if (raw == LocalDate.class) {
            return parsed(text, DataReader::day, "must be a day such as \"2021-03-15\"", path);
        } else if (raw == YearMonth.class) {
            return parsed(text, DataReader::month, "must be a month such as \"2021-03\"", path);
        } else if (raw == Account.class) {
            return parsed(text, Account::of, "must be an account of the chart", path);
        } else if (raw.isEnum()) {
            return named(raw, text)
                    .orElseGet(() -> fault(path, "must be one of " + Arrays.toString(raw.getEnumConstants())));
        }
        throw new IllegalStateException("no reading for " + raw + " at " + path);
    }

    private @Nullable Object string(String text, String path) {
        if (text.isBlank()) {
            return fault(path, "must not be blank");
        }
        if (text.length() > LONGEST_TEXT) {
            return fault(path, "is longer than " + LONGEST_TEXT + " characters");
        }
        return text.chars().anyMatch(Character::isISOControl) ? fault(path, "has control characters") : text;
    }

    private @Nullable Money money(JsonNode node, boolean zeroAllowed, String path) {
        if (!node.isTextual()) {
            fault(path, "must be an amount in yuan as a text, such as \"1234.50\"");
            return null;
        }
        try {
            Money amount = Money.parse(node.textValue());
            if (amount.isNegative() || (amount.isZero() && !zeroAllowed)) {
                notPositive.add(new Fault(
                        path,
                        zeroAllowed
                                ? "is " + amount + ", and must be 0.00 or more"
                                : "is " + amount + ", and must be above zero"));
            }
            return amount;
        } catch (NumberFormatException e) {
            fault(path, "must be an amount in yuan with at most two decimals, such as \"1234.50\"");
        } catch (ArithmeticException e) {
            fault(path, "is beyond what the ledger can hold");
        }
        return null;
    }

    private @Nullable Object integer(JsonNode node, Function<Integer, Object> make, String problem, String path) {
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            return fault(path, problem);
        }
        try {
            return make.apply(node.intValue());
        } catch (IllegalArgumentException e) {
            return fault(path, problem);
        }
    }

    private @Nullable Object parsed(String text, Function<String, Object> parse, String problem, String path) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            return fault(path, problem);
        }
    }

    /** A day as the contract writes it; years of other than four digits are none. */
    public static LocalDate day(String text) {
        if (text.length() != 10) {
            throw new IllegalArgumentException(text);
        }
        return LocalDate.parse(text);
    }

    /** A month of a fiscal year. */
    public static YearMonth month(String text) {
        if (text.length() != 7) {
            throw new IllegalArgumentException(text);
        }
        YearMonth month = YearMonth.parse(text);
        return new FiscalYear(month.getYear()).month(month.getMonthValue());
    }

    private @Nullable Object list(JsonNode node, Type element, String path) {
        if (!node.isArray()) {
            return fault(path, "must be an array");
        }
        List<Object> values = new ArrayList<>();
        boolean whole = true;
        for (int i = 0; i < node.size(); i++) {
            Object value = value(node.get(i), element, false, path + "[" + i + "]");
            if (value == null) {
                whole = false;
            } else {
                values.add(value);
            }
        }
        return whole ? List.copyOf(values) : null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private @Nullable Object map(JsonNode node, Type key, Type value, boolean zeroAllowed, String path) {
        if (!node.isObject()) {
            return fault(path, "must be an object");
        }
        Map<Enum, Object> values = new EnumMap((Class) key);
        boolean whole = true;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            Optional<Object> name = named((Class<?>) key, field.getKey());
            Object read = name.isEmpty()
                    ? fault(path + "." + field.getKey(), "is not a field here")
                    : value(field.getValue(), value, zeroAllowed, path + "." + field.getKey());
            if (read == null) {
                whole = false;
            } else {
                values.put((Enum) name.orElseThrow(), read);
            }
        }
        return whole ? values : null;
    }

    private static Optional<Object> named(Class<?> enumeration, String name) {
        return Arrays.stream(enumeration.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .map(Object.class::cast)
                .findFirst();
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private @Nullable Object fault(String path, String message) {
        faults.add(new Fault(path, message));
        return null;
    }
}
