package io.github.stepscale.yaml;

import java.io.StringReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Which part of a text each key and each value is, so that a change of one leaves the rest of the text as it is.
 *
 * @param flow whether the top mapping is in braces
 * @param start the index of its first character
 * @param indent the number of spaces before its keys, without braces
 * @param entries by key at the top, in the order of the text: from the key to the end of its value, without a comment
 *     after it
 * @param scalars by path, such as {@code service.curve} or {@code steps[1].upper}: the values that are no mappings and no
 *     lists
 */
public record SourceRanges(
        boolean flow, int start, int indent, Map<String, TextRange> entries, Map<String, TextRange> scalars) {
    public SourceRanges {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        scalars = Collections.unmodifiableMap(new LinkedHashMap<>(scalars));
    }

    /**
     * Finds the parts of a text that {@link YamlReader} reads without a mistake.
     *
     * @param text without a byte order mark; its root is a mapping
     */
    public static SourceRanges of(String text) {
        MappingNode root = (MappingNode) new Yaml().compose(new StringReader(text));
        Map<String, TextRange> entries = new LinkedHashMap<>();
        Map<String, TextRange> scalars = new LinkedHashMap<>();
        for (NodeTuple entry : root.getValue()) {
            entries.put(key(entry), new TextRange(start(text, entry, root), end(text, entry.getValueNode())));
        }
        collectScalars(text, "", root, scalars);
        return new SourceRanges(
                root.getFlowStyle() == FlowStyle.FLOW,
                index(text, root.getStartMark().getIndex()),
                root.getStartMark().getColumn(),
                entries,
                scalars);
    }

    private static void collectScalars(String text, String path, Node node, Map<String, TextRange> scalars) {
        if (node instanceof ScalarNode) {
            int start = index(text, node.getStartMark().getIndex());
            scalars.put(path, new TextRange(start, Math.max(start, end(text, node))));
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                String below = path.isEmpty() ? key(entry) : path + "." + key(entry);
                collectScalars(text, below, entry.getValueNode(), scalars);
            }
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                collectScalars(text, path + "[" + i + "]", sequence.getValue().get(i), scalars);
            }
        }
    }

    private static String key(NodeTuple entry) {
        return ((ScalarNode) entry.getKeyNode()).getValue();
    }

    /** The index of a key, or of the question mark before it. */
    private static int start(String text, NodeTuple entry, MappingNode root) {
        int start = index(text, entry.getKeyNode().getStartMark().getIndex());
        int before = lastVisible(text, start) - 1;
        boolean question = before >= index(text, root.getStartMark().getIndex()) && text.charAt(before) == '?';
        return question ? before : start;
    }

    /** The index after a value. Without brackets it is that of the last value inside: the parser's is the next key. */
    private static int end(String text, Node node) {
        if (node instanceof CollectionNode<?> collection
                && collection.getFlowStyle() != FlowStyle.FLOW
                && !collection.getValue().isEmpty()) {
            return end(text, last(collection.getValue()));
        }
        return lastVisible(text, index(text, node.getEndMark().getIndex()));
    }

    private static Node last(List<?> children) {
        Object last = children.get(children.size() - 1);
        return last instanceof NodeTuple entry ? entry.getValueNode() : (Node) last;
    }

    /** The parser counts a block of text to the start of the next line with content. */
    private static int lastVisible(String text, int end) {
        int last = end;
        while (last > 0 && isSpace(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || character == '\u0085';
    }

    private static int index(String text, int codePoints) {
        return text.offsetByCodePoints(0, codePoints);
    }
}
