package io.github.stepscale.yaml;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Puts what {@link YamlBuilder} builds on one line, with braces and brackets in place of indentation. */
public final class FlowYaml {
    private final String text;

    private FlowYaml(String text) {
        this.text = text;
    }

    /** The entries on one line, separated by commas, without braces around them. */
    public static String entries(String built) {
        Node root = new Yaml().compose(new StringReader(built));
        return new FlowYaml(built).entries(((MappingNode) root).getValue());
    }

    private String entries(List<NodeTuple> entries) {
        return entries.stream()
                .map(entry -> node(entry.getKeyNode()) + ": " + node(entry.getValueNode()))
                .collect(Collectors.joining(", "));
    }

    private String node(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().isEmpty() ? "{}" : "{ " + entries(mapping.getValue()) + " }";
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(this::node).collect(Collectors.joining(", ", "[", "]"));
        }
        String scalar = text.substring(
                index(node.getStartMark().getIndex()), index(node.getEndMark().getIndex()));
        return scalar.isEmpty() ? "null" : scalar;
    }

    private int index(int codePoints) {
        return text.offsetByCodePoints(0, codePoints);
    }
}
