package io.github.stepscale.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Turns objects of the SDK into trees with every field that AWS sent, under its name in AWS's API. Nothing is cleaned or
 * defaulted. A time is text in ISO 8601, a number the shortest decimal that is the same 64-bit number.
 */
final class SdkTrees {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SdkTrees() {}

    static ObjectNode of(SdkPojo object) {
        ObjectNode tree = NODES.objectNode();
        for (SdkField<?> field : object.sdkFields()) {
            Object value = field.getValueOrDefault(object);
            if (isSent(value)) {
                tree.set(field.memberName(), node(value));
            }
        }
        return tree;
    }

    /** The SDK has an empty collection of its own for a field that is absent. */
    private static boolean isSent(@Nullable Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private static JsonNode node(Object value) {
        if (value instanceof SdkPojo object) {
            return of(object);
        }
        if (value instanceof List<?> list) {
            ArrayNode items = NODES.arrayNode();
            list.forEach(item -> items.add(node(item)));
            return items;
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        return value instanceof Number number ? number(number) : NODES.textNode(value.toString());
    }

    private static JsonNode number(Number number) {
        if (!Double.isFinite(number.doubleValue())) {
            return NODES.textNode(number.toString());
        }
        return NODES.numberNode(
                number instanceof Double decimal ? PlainNumbers.decimal(decimal) : new BigDecimal(number.toString()));
    }
}
