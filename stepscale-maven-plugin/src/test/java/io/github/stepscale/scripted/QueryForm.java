package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the form of the query protocol: {@code Tags.member.1.Key=team} is a list of objects, {@code entry} a map. */
final class QueryForm {
    private static final String MEMBER = "member";
    private static final String ENTRY = "entry";

    private QueryForm() {}

    static ObjectNode read(String body) {
        ObjectNode tree = Json.object();
        Stream.of(body.split("&")).map(pair -> pair.split("=", 2)).forEach(pair -> put(tree, pair));
        tree.properties().forEach(field -> field.setValue(lists(field.getValue())));
        return tree;
    }

    private static void put(ObjectNode tree, String[] pair) {
        String[] path = decode(pair[0]).split("\\.");
        ObjectNode node = tree;
        for (int i = 0; i < path.length - 1; i++) {
            node = node.withObjectProperty(path[i]);
        }
        node.put(path[path.length - 1], pair.length == 1 ? "" : decode(pair[1]));
    }

    private static JsonNode lists(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        node.properties().forEach(field -> field.setValue(lists(field.getValue())));
        if (node.size() == 1 && node.has(ENTRY)) {
            return entries(node.get(ENTRY));
        }
        return node.size() == 1 && node.has(MEMBER) ? members(node.get(MEMBER)) : node;
    }

    private static JsonNode entries(JsonNode numbered) {
        ObjectNode map = Json.object();
        numbered.forEach(entry -> map.set(entry.path("key").asText(), entry.path("value")));
        return map;
    }

    private static JsonNode members(JsonNode numbered) {
        return numbered.properties().stream()
                .sorted(Comparator.comparingInt(member -> Integer.parseInt(member.getKey())))
                .map(Map.Entry::getValue)
                .collect(Json.list());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
