package io.github.stepscale.importing.template;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes a template apart. What has the wrong form is a finding and left out. */
final class TemplateSections {
    private static final String RESOURCES = "Resources";

    private final TemplateFindings findings;

    TemplateSections(TemplateFindings findings) {
        this.findings = findings;
    }

    /** The sections; empty if the text is no template. */
    Optional<Template> of(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping root) || root.get(RESOURCES).isEmpty()) {
            String sentence = "is not a CloudFormation template: it has no Resources";
            findings.add(
                    node, TemplateFindings.NOT_A_TEMPLATE, Severity.ERROR, sentence, "Give the file of a template");
            return Optional.empty();
        }
        return Optional.of(new Template(
                root,
                mappings(section(root, "Parameters")),
                mappings(section(root, "Mappings")),
                section(root, "Conditions"),
                mappings(section(root, RESOURCES)),
                macros(root)));
    }

    private Map<String, YamlNode> section(YamlNode.Mapping root, String name) {
        return root.get(name)
                .flatMap(this::mapping)
                .map(YamlNode.Mapping::entries)
                .orElse(Map.of());
    }

    private Map<String, YamlNode.Mapping> mappings(Map<String, YamlNode> section) {
        Map<String, YamlNode.Mapping> mappings = new LinkedHashMap<>();
        section.forEach((key, value) -> {
            if (IntrinsicNames.isFunction(key)) {
                Unknown unknown = Unknowns.unresolved(functionOf(key));
                findings.add(value, unknown.id(), Severity.ERROR, unknown.sentence(), unknown.fix());
            } else {
                mapping(value).ifPresent(mapping -> mappings.put(key, mapping));
            }
        });
        return mappings;
    }

    /** Loops have a name of their own behind that of the function. */
    private static String functionOf(String key) {
        return key.startsWith(IntrinsicNames.FOR_EACH) ? IntrinsicNames.FOR_EACH : key;
    }

    private Optional<YamlNode.Mapping> mapping(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return Optional.of(mapping);
        }
        boolean refused = node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.REFUSED;
        if (!refused) {
            String sentence = "is " + SourceForm.kindOf(node) + ": a mapping is needed";
            findings.add(node, MistakeIds.TYPE, Severity.ERROR, sentence, "Write its keys with their values");
        }
        return Optional.empty();
    }

    private Set<String> macros(YamlNode.Mapping root) {
        Set<String> macros = new TreeSet<>();
        root.get("Transform").ifPresent(transform -> items(transform).forEach(macro -> macros.add(name(macro))));
        return macros;
    }

    private static List<YamlNode> items(YamlNode node) {
        return node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
    }

    private static String name(YamlNode macro) {
        if (macro instanceof YamlNode.Scalar scalar) {
            return scalar.text();
        }
        return macro instanceof YamlNode.Mapping mapping
                ? Template.text(mapping, "Name").orElse("")
                : "";
    }
}
