package io.github.stepscale.yaml;

import io.github.stepscale.finding.Finding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a file says at each path, and the position of it. A descriptor that was translated from another source, such as a
 * CloudFormation template, has the paths of the source too.
 *
 * @param start the position of the whole
 * @param nodes by path, such as {@code steps[1].upper}; without the root
 * @param origins the path in the source, such as {@code Resources.ScaleOutAlarm.Properties.Threshold}, by the path of a
 *     descriptor; empty unless it was translated. A path below one of them comes from the same place
 */
public record SourceMap(SourcePosition start, Map<String, YamlNode> nodes, Map<String, String> origins) {
    public SourceMap {
        nodes = Map.copyOf(nodes);
        origins = Map.copyOf(origins);
    }

    /** What a file says that was not translated. */
    public SourceMap(String file, Map<String, YamlNode> nodes) {
        this(new SourcePosition(file, 1, 1), nodes, Map.of());
    }

    /** A node and all nodes below it. */
    public static SourceMap of(String file, YamlNode root) {
        return of(new SourcePosition(file, 1, 1), root, Map.of());
    }

    /** A node that was translated from another source, and all nodes below it. */
    public static SourceMap of(SourcePosition start, YamlNode root, Map<String, String> origins) {
        Map<String, YamlNode> nodes = new HashMap<>();
        collect(root, nodes);
        return new SourceMap(start, nodes, origins);
    }

    /** The name of the file. */
    public String file() {
        return start.file();
    }

    /** The finding at the position of its path. Where that was translated it has the path of the source, and no edits. */
    public LocatedFinding locate(Finding finding) {
        return LocatedFinding.at(locate(finding.path()), inWordsOfSource(finding));
    }

    /** The finding with the path of the source instead of that of the descriptor. Its edits are those of a descriptor. */
    Finding inWordsOfSource(Finding finding) {
        return origin(finding.path())
                .map(path -> new Finding(finding.id(), finding.severity(), path, finding.sentence(), finding.fix()))
                .orElse(finding);
    }

    private Optional<String> origin(String path) {
        String known = path;
        while (!known.isEmpty() && !origins.containsKey(known)) {
            known = enclosing(known);
        }
        return Optional.ofNullable(origins.get(known));
    }

    /** The position of a path; of its nearest parent in the file if it is absent, or of the start of the file. */
    public SourcePosition locate(String path) {
        return node(nearest(path)).map(YamlNode::position).orElse(start);
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
