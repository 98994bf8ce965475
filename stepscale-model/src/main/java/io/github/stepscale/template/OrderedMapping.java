package io.github.stepscale.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A mapping of the document that keeps the order of its entries. */
final class OrderedMapping {
    private final Map<String, Object> entries = new LinkedHashMap<>();

    static OrderedMapping of(String key, Object value) {
        return new OrderedMapping().with(key, value);
    }

    OrderedMapping with(String key, Object value) {
        entries.put(key, value);
        return this;
    }

    OrderedMapping withPresent(String key, Optional<?> value) {
        value.ifPresent(present -> entries.put(key, present));
        return this;
    }

    OrderedMapping withAll(Map<String, ?> more) {
        entries.putAll(more);
        return this;
    }

    Map<String, Object> toMap() {
        return entries;
    }
}
