package io.github.stepscale.template;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Writes a document tree through a generator, in the order of the tree. */
final class DocumentWriter {
    private DocumentWriter() {}

    static void write(Object tree, JsonGenerator generator) throws IOException {
        try (generator) {
            value(tree, generator);
        }
    }

    private static void value(Object value, JsonGenerator generator) throws IOException {
        if (value instanceof Map<?, ?> map) {
            mapping(map, generator);
        } else if (value instanceof List<?> list) {
            sequence(list, generator);
        } else {
            scalar(value, generator);
        }
    }

    private static void mapping(Map<?, ?> map, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            generator.writeFieldName((String) entry.getKey());
            value(entry.getValue(), generator);
        }
        generator.writeEndObject();
    }

    private static void sequence(List<?> list, JsonGenerator generator) throws IOException {
        generator.writeStartArray();
        for (Object element : list) {
            value(element, generator);
        }
        generator.writeEndArray();
    }

    private static void scalar(Object value, JsonGenerator generator) throws IOException {
        if (value instanceof FnSubText raw) {
            generator.writeRawValue(raw.json());
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof Integer number) {
            generator.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            generator.writeNumber(number.toPlainString());
        } else {
            throw new IllegalArgumentException("cannot be written: " + value.getClass());
        }
    }
}
