package io.github.stepscale.yaml;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where each path of a file stands.
 *
 * @param file the name of the file
 * @param places by path, such as {@code steps[1].upper}
 */
public record SourceMap(String file, Map<String, SourcePosition> places) {
    public SourceMap {
        places = Map.copyOf(places);
    }

    /** The places of a node and of all below it. */
    public static SourceMap of(String file, YamlNode root) {
        Map<String, SourcePosition> places = new HashMap<>();
        collect(root, places);
        return new SourceMap(file, places);
    }

    /** Where a path stands, or what encloses it if the file does not say it; the start of the file at the latest. */
    public SourcePosition locate(String path) {
        String known = path;
        while (!known.isEmpty() && !places.containsKey(known)) {
            known = enclosing(known);
        }
        return Optional.ofNullable(places.get(known)).orElseGet(() -> new SourcePosition(file, 1, 1));
    }

    private static String enclosing(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    private static void collect(YamlNode node, Map<String, SourcePosition> places) {
        // The file as a whole has the empty path: findings about it belong to its start, even if comments come first.
        if (!node.path().isEmpty()) {
            places.put(node.path(), node.place());
        }
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().values().forEach(value -> collect(value, places));
        } else if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> collect(item, places));
        }
    }
}
