package io.github.stepscale.descriptor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where each path of a file stands.
 *
 * @param file the name of the file
 * @param places by path, such as {@code steps[1].upper}
 */
public record SourceMap(String file, Map<String, Place> places) {
    public SourceMap {
        places = Map.copyOf(places);
    }

    /** The places of a node and of all below it. */
    static SourceMap of(String file, Node root) {
        Map<String, Place> places = new HashMap<>();
        collect(root, places);
        return new SourceMap(file, places);
    }

    /** Where a path stands, or what encloses it if the file does not say it; the start of the file at the latest. */
    public Place locate(String path) {
        String known = path;
        while (!known.isEmpty() && !places.containsKey(known)) {
            known = enclosing(known);
        }
        return Optional.ofNullable(places.get(known)).orElseGet(() -> new Place(file, 1, 1));
    }

    private static String enclosing(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    private static void collect(Node node, Map<String, Place> places) {
        // The file as a whole has the empty path: findings about it belong to its start, even if comments come first.
        if (!node.path().isEmpty()) {
            places.put(node.path(), node.place());
        }
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().values().forEach(value -> collect(value, places));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> collect(item, places));
        }
    }
}
