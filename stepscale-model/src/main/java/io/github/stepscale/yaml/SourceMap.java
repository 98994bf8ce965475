package io.github.stepscale.yaml;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a file says at each path, and the position of it.
 *
 * @param file the name of the file
 * @param nodes by path, such as {@code steps[1].upper}; without the root
 */
public record SourceMap(String file, Map<String, YamlNode> nodes) {
    public SourceMap {
        nodes = Map.copyOf(nodes);
    }

    /** A node and all nodes below it. */
    public static SourceMap of(String file, YamlNode root) {
        Map<String, YamlNode> nodes = new HashMap<>();
        collect(root, nodes);
        return new SourceMap(file, nodes);
    }

    /** The position of a path; of its nearest parent in the file if it is absent, or of the start of the file. */
    public SourcePosition locate(String path) {
        return node(nearest(path)).map(YamlNode::position).orElseGet(() -> new SourcePosition(file, 1, 1));
    }

    /** The path itself if it is in the file; else its nearest parent that is, which may be the empty path of the root. */
    public String nearest(String path) {
        String known = path;
        while (!known.isEmpty() && !contains(known)) {
            known = enclosing(known);
        }
        return known;
    }

    /** Whether the file has a path. */
    public boolean contains(String path) {
        return nodes.containsKey(path);
    }

    /** What the file has at a path; empty for the root. */
    public Optional<YamlNode> node(String path) {
        return Optional.ofNullable(nodes.get(path));
    }

    private static String enclosing(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    private static void collect(YamlNode node, Map<String, YamlNode> nodes) {
        // The file as a whole has the empty path: findings about it belong to its start, even if comments come first.
        if (!node.path().isEmpty()) {
            nodes.put(node.path(), node);
        }
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().values().forEach(value -> collect(value, nodes));
        } else if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> collect(item, nodes));
        }
    }
}
