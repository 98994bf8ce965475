package io.github.stepscale.importing;

import io.github.stepscale.descriptor.DescriptorTree;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives the nodes of a tree the paths of a descriptor, and keeps those of the source beside them. */
final class DescriptorPaths {
    /** The names in CloudFormation of keys whose absence is a mistake, so that it is reported with the path of the source. */
    private static final Map<String, String> REQUIRED = Map.of(
            "comparisonOperator", "ComparisonOperator",
            "threshold", "Threshold",
            "evaluationPeriods", "EvaluationPeriods",
            "adjustmentType", "AdjustmentType",
            "stepAdjustments", "StepAdjustments",
            "scalingAdjustment", "ScalingAdjustment",
            "minCapacity", "MinCapacity",
            "maxCapacity", "MaxCapacity");

    private final Map<String, String> origins = new HashMap<>();

    private DescriptorPaths() {}

    /** The tree of a descriptor from nodes with the paths of the source. */
    static DescriptorTree tree(SourcePosition start, YamlNode.Mapping root) {
        DescriptorPaths paths = new DescriptorPaths();
        return new DescriptorTree(start, paths.mapping("", root), paths.origins);
    }

    private YamlNode moved(String path, YamlNode node) {
        origins.put(path, node.path());
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping(path, mapping);
        }
        return node instanceof YamlNode.Sequence list ? sequence(path, list) : node.movedTo(path);
    }

    private YamlNode.Mapping mapping(String path, YamlNode.Mapping node) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        REQUIRED.forEach((key, name) -> origins.put(below(path, key), node.path() + "." + name));
        node.entries().forEach((key, value) -> entries.put(key, moved(below(path, key), value)));
        return new YamlNode.Mapping(path, node.position(), entries);
    }

    private YamlNode.Sequence sequence(String path, YamlNode.Sequence node) {
        List<YamlNode> items = new ArrayList<>();
        node.items().forEach(item -> items.add(moved(path + "[" + items.size() + "]", item)));
        return new YamlNode.Sequence(path, node.position(), items);
    }

    private static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
