package io.tongchou.ledger.policy;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the provisions of a policy by the components of its records, so that none can be left out. */
final class Provisions {

    private final Map<String, Provision<?>> found = new LinkedHashMap<>();

    private Provisions() {}

    static Map<String, Provision<?>> of(Policy policy) {
        Provisions provisions = new Provisions();
        provisions.inRecord("", policy);
        return Collections.unmodifiableMap(provisions.found);
    }

    private void inRecord(String path, Record parent) {
        for (RecordComponent component : parent.getClass().getRecordComponents()) {
            in(path.isEmpty() ? component.getName() : path + "." + component.getName(), value(parent, component));
        }
    }

    private void in(String path, Object value) {
        switch (value) {
            case Provision<?> provision -> found.put(path, provision);
            case Optional<?> optional -> optional.ifPresent(present -> in(path, present));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    in(path + "[" + i + "]", list.get(i));
                }
            }
            case Map<?, ?> map -> map.forEach((key, each) -> in(path + "." + key, each));
            case Record group -> inRecord(path, group);
            default -> {}
        }
    }

    /** The value of a record's component. */
    static Object value(Record parent, RecordComponent component) {
        try {
            return component.getAccessor().invoke(parent);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
