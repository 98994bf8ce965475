package io.github.stepscale.importing.template;

import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a template is read as, without positions. */
final class Resolved {
    private Resolved() {}

    static ScalingSource read(String template) {
        return read(template, Map.of());
    }

    static ScalingSource read(String template, Map<String, String> parameters) {
        return TemplateReader.read("template.yaml", template.getBytes(StandardCharsets.UTF_8), parameters);
    }

    /** The value of one property: {@code 70}, {@code [a, b]}, {@code {key=value}}; a value that is not known in {@code ?}. */
    static String property(ScalingSource source, String id, String property) {
        return source.resources().stream()
                .filter(resource -> resource.name().equals(id))
                .flatMap(resource -> resource.properties().get(property).stream())
                .map(Resolved::text)
                .findFirst()
                .orElse("absent");
    }

    static String text(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof YamlNode.Sequence list) {
            return list.items().stream().map(Resolved::text).collect(Collectors.joining(", ", "[", "]"));
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        return scalar.kind() == YamlNode.Kind.REFUSED ? "?" + scalar.text() + "?" : scalar.text();
    }

    /** Everything but positions. */
    static List<String> resources(ScalingSource source) {
        return source.resources().stream()
                .map(resource -> resource.name() + " " + resource.type() + " " + sorted(resource) + " "
                        + text(resource.properties()))
                .toList();
    }

    private static List<String> sorted(SourceResource resource) {
        return resource.references().stream().sorted().toList();
    }

    static List<String> codes(ScalingSource source) {
        return source.findings().stream().map(finding -> finding.code()).toList();
    }

    static List<String> lines(ScalingSource source) {
        return source.findings().stream()
                .map(finding -> finding.code() + " " + finding)
                .toList();
    }
}
