package io.tongchou.ledger.reference;

import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Posting;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The entries that an event can have: that of its example, and those of the same with one field changed that have other
 * accounts. Every value is tried of what decides such things: enumerations, yes or no, and what may be left out.
 */
final class Variants {

    private Variants() {}

    /** The legs by the sentence that says when they are posted; that of the example first, empty where it is the only one. */
    static Map<String, List<Posting>> of(Class<?> type) {
        LedgerEvent example = Examples.of(type);
        RecordComponent[] fields = type.getRecordComponents();
        Set<List<String>> seen = new LinkedHashSet<>(List.of(accounts(PostingRules.postings(example))));
        Map<String, List<Posting>> others = new LinkedHashMap<>();
        List<String> ofExample = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            Object own = value(fields[i], example);
            boolean decides = false;
            for (Object other : alternatives(fields[i].getGenericType(), own)) {
                Optional<List<Posting>> legs = legs(example, i, other);
                if (legs.isPresent() && seen.add(accounts(legs.get()))) {
                    decides = true;
                    others.put("Where " + sentence(fields[i], other) + ":\n\n", legs.get());
                }
            }
            if (decides) {
                ofExample.add(sentence(fields[i], own));
            }
        }
        Map<String, List<Posting>> all = new LinkedHashMap<>();
        all.put(
                ofExample.isEmpty() ? "" : "Where " + String.join(" and ", ofExample) + ":\n\n",
                PostingRules.postings(example));
        all.putAll(others);
        return all;
    }

    private static List<String> accounts(List<Posting> legs) {
        return legs.stream()
                .map(leg -> leg.unit() + " " + leg.account() + leg.amount().isNegative())
                .toList();
    }

    private static String sentence(RecordComponent field, Object value) {
        String name = "`" + field.getName() + "` ";
        if (value instanceof Optional<?> optional) {
            return name
                    + optional.map(given -> given instanceof Enum ? "is `" + given + "`" : "is given")
                            .orElse("is left out");
        }
        return name + "is `" + value + "`";
    }

    private static List<?> alternatives(Type type, Object own) {
        Stream<?> values = type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                ? Stream.concat(
                        Stream.of(Optional.empty()),
                        values(generic.getActualTypeArguments()[0], true).map(Optional::of))
                : values(type, false);
        return values.filter(value -> !value.equals(own)).toList();
    }

    private static Stream<?> values(Type type, boolean optional) {
        if (type == boolean.class) {
            return Stream.of(true, false);
        } else if (optional && type == String.class) {
            return Stream.of("1");
        } else if (optional && type == FiscalYear.class) {
            return Stream.of(new FiscalYear(2022));
        }
        return type instanceof Class<?> raw && raw.isEnum() && raw != Account.class
                ? Arrays.stream(raw.getEnumConstants())
                : Stream.empty();
    }

    private static Object value(RecordComponent field, LedgerEvent event) {
        try {
            return field.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The legs of the event with one field changed; none where there is no such event. */
    private static Optional<List<Posting>> legs(LedgerEvent event, int index, Object value) {
        RecordComponent[] fields = event.getClass().getRecordComponents();
        Object[] values =
                Arrays.stream(fields).map(field -> value(field, event)).toArray();
        values[index] = value;
        Class<?>[] types = Arrays.stream(fields).map(RecordComponent::getType).toArray(Class[]::new);
        try {
            return Optional.of(PostingRules.postings(
                    (LedgerEvent) event.getClass().getConstructor(types).newInstance(values)));
        } catch (InvocationTargetException | IllegalStateException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
