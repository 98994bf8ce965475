package io.github.stepscale.operation.importing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a tree from AWS into nodes as those of a file. Lists and objects without content are left out: a template would not
 * have them.
 *
 * @param position of every node: the resource, which has no lines
 */
record TreeNodes(SourcePosition position) {

    YamlNode.Mapping mapping(String path, JsonNode object) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        object.properties().stream()
                .filter(field -> !isEmpty(field.getValue()))
                .forEach(field -> entries.put(field.getKey(), node(path + "." + field.getKey(), field.getValue())));
        return new YamlNode.Mapping(path, position, entries);
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || value.isContainerNode() && value.isEmpty();
    }

    private YamlNode node(String path, JsonNode value) {
        if (value.isObject()) {
            return mapping(path, value);
        }
        return value.isArray() ? sequence(path, value) : new YamlNode.Scalar(path, position, text(value), kind(value));
    }

    private YamlNode.Sequence sequence(String path, JsonNode list) {
        List<YamlNode> items = new ArrayList<>();
        list.forEach(item -> items.add(node(path + "[" + items.size() + "]", item)));
        return new YamlNode.Sequence(path, position, items);
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }

    private static Kind kind(JsonNode value) {
        if (value.isNumber()) {
            return Kind.NUMBER;
        }
        return value.isBoolean() ? Kind.BOOLEAN : Kind.TEXT;
    }
}
