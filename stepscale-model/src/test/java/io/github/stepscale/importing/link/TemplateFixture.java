package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A template without intrinsic functions: a reference is written as what it resolves to, such as {@code "${ScaleOut}"}. */
final class TemplateFixture {
    static final String FILE = "scaling.yaml";

    private TemplateFixture() {}

    /** The resources of a template. */
    static ScalingSource source(String template) {
        MistakeCollector mistakes = new MistakeCollector();
        YamlNode.Mapping root =
                (YamlNode.Mapping) YamlReader.read(FILE, template, mistakes).orElseThrow();
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException("A fixture is sound YAML");
        }
        List<SourceResource> resources = new ArrayList<>();
        mapping(root, "Resources")
                .entries()
                .forEach((name, value) -> resources.add(resource(name, (YamlNode.Mapping) value)));
        return new ScalingSource(FILE, resources, List.of());
    }

    private static SourceResource resource(String name, YamlNode.Mapping resource) {
        String type = Values.written(resource, "Type").orElseThrow();
        Set<String> references = Set.of("${" + name + "}", "${" + name + ".Arn}");
        return new SourceResource(name, type, references, mapping(resource, "Properties"));
    }

    private static YamlNode.Mapping mapping(YamlNode.Mapping node, String key) {
        return Values.mapping(node, key).orElseThrow();
    }
}
