package io.github.stepscale.operation.importing;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.yaml.YamlNode;
import java.util.Map;
import java.util.stream.Collectors;

/** A resource as one line, so that a test can say all of it. */
final class SourceText {
    private SourceText() {}

    static String of(SourceResource resource) {
        return resource.type().replaceFirst(".*::", "") + " " + resource.name() + " " + of(resource.properties());
    }

    private static String of(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof YamlNode.Sequence list) {
            return list.items().stream().map(SourceText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        return scalar.kind() == YamlNode.Kind.TEXT ? "'" + scalar.text() + "'" : scalar.text();
    }
}
