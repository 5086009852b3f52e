package io.tongchou.ledger.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A place in a tree that is being read.
 *
 * @param path how people name the place
 * @param faults where what is wrong is noted, by everyone who reads this tree
 */
record Spot(JsonNode node, String path, List<Fault> faults) {

    /** Reads a place; empty where it was faulty, and the fault is then noted. */
    interface Value<T> extends Function<Spot, Optional<T>> {}

    /** Notes what is wrong here. */
    <T> Optional<T> fault(String message) {
        faults.add(new Fault(path, message));
        return Optional.empty();
    }

    Spot field(String name) {
        return new Spot(node.path(name), path.isEmpty() ? name : path + "." + name, faults);
    }

    private Spot element(int i) {
        return new Spot(node.get(i), path + "[" + i + "]", faults);
    }

    /**
     * Reads an object.
     *
     * @param read reads its fields and says how to make the object of them, if none was faulty
     */
    <T> Optional<T> object(Function<Fields, Supplier<? extends T>> read) {
        if (!node.isObject()) {
            return fault("must be an object");
        }
        int before = faults.size();
        Fields fields = new Fields(this);
        Supplier<? extends T> made = read.apply(fields);
        fields.andNoOthers();
        return faults.size() == before ? Optional.of(made.get()) : Optional.empty();
    }

    /** Reads an object whose {@code kind} says what else it has. */
    @SafeVarargs
    final <T> Optional<T> ofKind(Kind<? extends T>... kinds) {
        if (!node.isObject()) {
            return fault("must be an object");
        }
        Optional<String> name = required("kind", Spot::text);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        for (Kind<? extends T> kind : kinds) {
            if (kind.name().equals(name.get())) {
                return object(fields -> {
                    fields.required("kind", Spot::text);
                    return kind.read().apply(fields);
                });
            }
        }
        return field("kind")
                .fault("must be one of " + Arrays.stream(kinds).map(Kind::name).collect(Collectors.joining(", ")));
    }

    /** One of several kinds of object. */
    record Kind<T>(String name, Function<Fields, Supplier<T>> read) {

        /** A kind that has nothing but its name. */
        static <T> Kind<T> of(String name, T value) {
            return new Kind<>(name, fields -> () -> value);
        }
    }

    /** The fields of an object; those nobody asked for are faults. */
    static final class Fields {

        private final Spot parent;
        private final Set<String> known = new HashSet<>();

        private Fields(Spot parent) {
            this.parent = parent;
        }

        <T> Optional<T> required(String name, Value<T> value) {
            known.add(name);
            return parent.required(name, value);
        }

        <T> Optional<T> optional(String name, Value<T> value) {
            known.add(name);
            return parent.node.has(name) ? value.apply(parent.field(name)) : Optional.empty();
        }

        private void andNoOthers() {
            parent.node.fieldNames().forEachRemaining(name -> {
                if (!known.contains(name)) {
                    parent.field(name).fault("is not a field here");
                }
            });
        }
    }

    private <T> Optional<T> required(String name, Value<T> value) {
        return node.has(name) ? value.apply(field(name)) : field(name).fault("is missing");
    }

    Optional<String> text() {
        return node.isTextual() && !node.textValue().isBlank()
                ? Optional.of(node.textValue())
                : fault("must be a text");
    }

    Optional<Boolean> yesOrNo() {
        return node.isBoolean() ? Optional.of(node.booleanValue()) : fault("must be true or false");
    }

    /** A whole number within bounds; {@code what} completes "must be a whole number". */
    static Value<Integer> whole(int least, int most, String what) {
        return spot -> spot.node.isIntegralNumber()
                        && spot.node.canConvertToInt()
                        && spot.node.intValue() >= least
                        && spot.node.intValue() <= most
                ? Optional.of(spot.node.intValue())
                : spot.fault("must be a whole number" + what);
    }

    /** A text of which {@code make} makes a value, or says by an exception why it cannot. */
    static <T> Value<T> made(Function<String, T> make) {
        return spot -> spot.text().flatMap(text -> {
            try {
                return Optional.of(make.apply(text));
            } catch (IllegalArgumentException e) {
                return spot.fault(String.valueOf(e.getMessage()));
            }
        });
    }

    static <E extends Enum<E>> Value<E> oneOf(Class<E> type) {
        return named(Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(Enum::name, Function.identity(), (a, b) -> a, LinkedHashMap::new)));
    }

    /** One of these values by its name. */
    static <T> Value<T> named(Map<String, T> values) {
        return spot -> Optional.of(spot.node)
                .filter(JsonNode::isTextual)
                .flatMap(name -> Optional.ofNullable(values.get(name.textValue())))
                .or(() -> spot.fault("must be one of " + String.join(", ", values.keySet())));
    }

    static <T> Value<List<T>> listOf(Value<T> element) {
        return spot -> {
            if (!spot.node.isArray()) {
                return spot.fault("must be a list");
            }
            List<T> elements = new ArrayList<>();
            for (int i = 0; i < spot.node.size(); i++) {
                element.apply(spot.element(i)).ifPresent(elements::add);
            }
            return elements.size() == spot.node.size() ? Optional.of(List.copyOf(elements)) : Optional.empty();
        };
    }

    static <T> Value<List<T>> setOf(Value<T> element) {
        return spot -> listOf(element).apply(spot).flatMap(elements -> {
            if (elements.isEmpty()) {
                return spot.fault("is empty");
            }
            return new LinkedHashSet<>(elements).size() == elements.size()
                    ? Optional.of(elements)
                    : spot.fault("names something twice");
        });
    }

    /** An object whose fields' names are keys. */
    static <K, T> Value<Map<K, T>> mapOf(Function<String, Optional<K>> key, Value<T> value) {
        return spot -> {
            if (!spot.node.isObject()) {
                return spot.fault("must be an object");
            }
            Map<K, T> map = new LinkedHashMap<>();
            spot.node.fieldNames().forEachRemaining(name -> {
                Optional<K> known = key.apply(name);
                Optional<T> read = value.apply(spot.field(name));
                if (known.isEmpty()) {
                    spot.field(name).fault("is not a field here");
                } else {
                    read.ifPresent(present -> map.put(known.get(), present));
                }
            });
            return map.size() == spot.node.size() ? Optional.of(map) : Optional.empty();
        };
    }
}
