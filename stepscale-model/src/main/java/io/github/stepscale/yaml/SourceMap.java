package io.github.stepscale.yaml;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The position of each path in a file.
 *
 * @param file the name of the file
 * @param positions by path, such as {@code steps[1].upper}
 */
public record SourceMap(String file, Map<String, SourcePosition> positions) {
    public SourceMap {
        positions = Map.copyOf(positions);
    }

    /** The positions of a node and of all nodes below it. */
    public static SourceMap of(String file, YamlNode root) {
        Map<String, SourcePosition> positions = new HashMap<>();
        collect(root, positions);
        return new SourceMap(file, positions);
    }

    /** The position of a path; of its nearest parent in the file if it is absent, or of the start of the file. */
    public SourcePosition locate(String path) {
        String known = path;
        while (!known.isEmpty() && !positions.containsKey(known)) {
            known = enclosing(known);
        }
        return Optional.ofNullable(positions.get(known)).orElseGet(() -> new SourcePosition(file, 1, 1));
    }

    private static String enclosing(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    private static void collect(YamlNode node, Map<String, SourcePosition> positions) {
        // The file as a whole has the empty path: findings about it belong to its start, even if comments come first.
        if (!node.path().isEmpty()) {
            positions.put(node.path(), node.position());
        }
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().values().forEach(value -> collect(value, positions));
        } else if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> collect(item, positions));
        }
    }
}
