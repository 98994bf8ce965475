package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.text.NearestWord;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.UnknownKeys;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Kind;
import io.github.stepscale.yaml.YamlNode.Mapping;
import io.github.stepscale.yaml.YamlNode.Scalar;
import io.github.stepscale.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the properties of a resource by what CloudFormation allows for its type. What it returns has no mistake in a single
 * property: a value with one is not known, a property that does not exist is left out, and a required one that is missing is
 * there with a value that is not known.
 */
final class PropertyReader {
    // They name the target; without them nobody could say which policies belong together.
    private static final Set<String> IDENTITY =
            Set.of("ResourceId", "ScalableDimension", "ServiceNamespace", "ScalingTargetId");
    // Newer than the schemas.
    private static final Set<String> NEWER = Set.of("EvaluationWindow", "WarmUpConfiguration");

    private final PropertyForms forms;
    private final Findings findings;
    private final ValueReader values;

    PropertyReader(PropertyForms forms, Findings findings) {
        this.forms = forms;
        this.findings = findings;
        this.values = new ValueReader(findings);
    }

    /** The resource without mistakes in single properties; one of another type as it is. */
    SourceResource read(SourceResource resource) {
        return forms.find(resource.type())
                .map(form -> new SourceResource(
                        resource.name(), resource.type(), resource.references(), part(resource.properties(), form)))
                .orElse(resource);
    }

    private Mapping part(Mapping mapping, Form.Part form) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        mapping.entries().forEach((name, value) -> {
            Form known = form.properties().get(name);
            if (known == null) {
                unknownProperty(mapping, name, value, form)
                        .ifPresent(meant -> entries.putIfAbsent(meant, Holes.of(mapping, meant, value.position())));
            } else if (IDENTITY.contains(name)) {
                value(value, known);
                entries.put(name, value);
            } else {
                entries.put(name, value(value, known));
            }
        });
        form.required().stream()
                .filter(name -> !entries.containsKey(name))
                .forEach(name -> missing(mapping, name, form).ifPresent(hole -> entries.put(name, hole)));
        return new Mapping(mapping.path(), mapping.position(), entries);
    }

    /** The property that is probably meant. */
    private Optional<String> unknownProperty(Mapping mapping, String name, YamlNode value, Form.Part form) {
        if (NEWER.contains(name)) {
            return Optional.empty();
        }
        Optional<String> meant = form.properties().keySet().stream()
                .filter(known -> UnknownKeys.letters(known).equals(UnknownKeys.letters(name)))
                .findFirst()
                .or(() -> NearestWord.to(name, form.properties().keySet()))
                .filter(known -> mapping.get(known).isEmpty());
        findings.error(
                value,
                "T20",
                "is not a property of " + form.name() + ": CloudFormation refuses the template",
                meant.map(NearestWord::question).orElse("Remove it"));
        return meant;
    }

    private Optional<YamlNode> missing(Mapping mapping, String name, Form.Part form) {
        findings.missing(mapping, name, MistakeIds.MISSING, "is missing: " + form.name() + " requires it", "Add it");
        return IDENTITY.contains(name) ? Optional.empty() : Optional.of(Holes.of(mapping, name, mapping.position()));
    }

    private YamlNode value(YamlNode node, Form form) {
        if (Values.isUnknown(node)) {
            return node;
        }
        if (form instanceof Form.Named named) {
            return value(node, forms.get(named.name()));
        }
        if (form instanceof Form.Part part) {
            return node instanceof Mapping mapping ? part(mapping, part) : refuse(node, "properties are", part.name());
        }
        if (form instanceof Form.Items items) {
            return list(node, items);
        }
        return node instanceof Scalar scalar && scalar.kind() != Kind.EMPTY
                ? single(scalar, form)
                : refuse(node, "a single value is", "");
    }

    private Scalar single(Scalar scalar, Form form) {
        if (form instanceof Form.Text text) {
            return values.text(scalar, text);
        }
        if (form instanceof Form.Word word) {
            return values.word(scalar, word.words());
        }
        if (form instanceof Form.Whole whole) {
            return values.whole(scalar, whole);
        }
        return form instanceof Form.Bool ? values.bool(scalar) : values.decimal(scalar);
    }

    /** A single value in place of a list is a mistake whose meaning is clear. */
    private YamlNode list(YamlNode node, Form.Items form) {
        if (!(node instanceof Sequence list)) {
            YamlNode refused = refuse(node, "a list is", "");
            boolean oneItem = (form.item() instanceof Form.Named) == (node instanceof Mapping);
            return oneItem && !isEmpty(node)
                    ? new Sequence(node.path(), node.position(), List.of(value(node, form.item())))
                    : refused;
        }
        if (list.items().size() > form.max()) {
            String problem = "has " + list.items().size() + " items: at most " + form.max() + " are allowed";
            findings.error(list, MistakeIds.VALUE, problem, "Remove some");
            return Holes.of(list);
        }
        List<YamlNode> items = new ArrayList<>();
        list.items().forEach(item -> items.add(value(item, form.item())));
        return new Sequence(list.path(), list.position(), items);
    }

    private static boolean isEmpty(YamlNode node) {
        return node instanceof Scalar scalar && scalar.kind() == Kind.EMPTY;
    }

    private YamlNode refuse(YamlNode node, String needed, String name) {
        String fix = name.isEmpty() ? "Write it so" : "Write the properties of " + name;
        findings.error(node, MistakeIds.TYPE, kindOf(node) + ": " + needed + " needed", fix);
        return Holes.of(node);
    }

    private static String kindOf(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.kind() == Kind.EMPTY ? "has no value" : "is a single value";
        }
        return node instanceof Sequence ? "is a list" : "is a mapping";
    }
}
