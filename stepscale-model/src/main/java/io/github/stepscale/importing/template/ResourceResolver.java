package io.github.stepscale.importing.template;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.yaml.NodePaths;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the resources that take part in scaling, and resolves the functions in their properties. */
final class ResourceResolver {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^.}]+)(\\.[^}]+)?}");
    private static final List<String> ACTIONS = List.of("AlarmActions", "OKActions", "InsufficientDataActions");

    private final Template template;
    private final Evaluator evaluator;
    private final TemplateFindings findings;
    private final Placement placement;

    ResourceResolver(Template template, Evaluator evaluator, TemplateFindings findings, UnknownReport unknowns) {
        this.template = template;
        this.evaluator = evaluator;
        this.findings = findings;
        this.placement = new Placement(evaluator, unknowns);
    }

    /** A resource without the references to it, which are known once all are read. */
    private record Resolved(String id, String type, YamlNode.Mapping properties) {}

    /** The resources in the order of the template. */
    List<SourceResource> resolve() {
        List<Resolved> resolved = new ArrayList<>();
        template.resources().keySet().stream()
                .filter(this::takesPart)
                .filter(this::isMade)
                .forEach(id -> resolved.add(new Resolved(id, template.type(id).orElseThrow(), properties(id))));
        return resolved.stream()
                .map(resource -> new SourceResource(
                        resource.id, resource.type, evaluator.resources().to(resource.id), resource.properties))
                .toList();
    }

    private boolean takesPart(String id) {
        return switch (template.type(id).orElse("")) {
            case ScalingTypes.TARGET, ScalingTypes.POLICY, ScalingTypes.DASHBOARD -> true;
            case ScalingTypes.ALARM -> mayAct(id) || namesSageMaker(template.resource(id));
            case ScalingTypes.COMPOSITE_ALARM -> mayAct(id);
            default -> false;
        };
    }

    /** Whether one of the actions of an alarm is a policy, or may be one. */
    private boolean mayAct(String id) {
        Optional<YamlNode.Mapping> properties = template.properties(id);
        return properties.isEmpty()
                || ACTIONS.stream()
                        .flatMap(key -> properties.get().get(key).stream())
                        .anyMatch(actions -> mayBePolicy(evaluator.evaluate(actions)));
    }

    private boolean mayBePolicy(Value action) {
        Optional<List<Value>> items = ListFunctions.items(action, evaluator);
        if (items.isPresent()) {
            return items.get().stream().anyMatch(this::mayBePolicy);
        }
        if (action instanceof Value.Text text) {
            return text.unknowns().stream().anyMatch(unknown -> unknown.kind() == Unknown.Kind.GIVABLE)
                    || text.text().contains(":scalingPolicy:")
                    || refersToPolicy(text.text());
        }
        return action instanceof Value.Hole;
    }

    private boolean refersToPolicy(String text) {
        Matcher reference = REFERENCE.matcher(text);
        return reference.matches()
                && template.type(reference.group(1))
                        .filter(ScalingTypes.POLICY::equals)
                        .isPresent();
    }

    private static boolean namesSageMaker(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping.entries().values().stream().anyMatch(ResourceResolver::namesSageMaker);
        }
        if (node instanceof YamlNode.Sequence list) {
            return list.items().stream().anyMatch(ResourceResolver::namesSageMaker);
        }
        return node instanceof YamlNode.Scalar scalar
                && scalar.text().toLowerCase(Locale.ROOT).contains("aws/sagemaker");
    }

    /** Whether its condition holds, or may hold. */
    private boolean isMade(String id) {
        YamlNode.Mapping resource = template.resource(id);
        Optional<String> condition = Template.text(resource, IntrinsicNames.CONDITION);
        Value value = condition.map(evaluator.conditions()::named).orElse(Value.Text.of(true));
        if (value.equals(Value.Text.of(false))) {
            String sentence = "is not made, because its condition " + condition.orElse("") + " is false";
            findings.add(
                    resource, TemplateFindings.CONDITION_FALSE, Severity.INFO, sentence, "Nothing needs to be done");
            return false;
        }
        if (value instanceof Value.Hole hole) {
            hole.unknowns().stream()
                    .filter(unknown -> unknown.kind() != Unknown.Kind.REPORTED)
                    .limit(1)
                    .forEach(unknown -> reportCondition(resource, condition.orElse(""), unknown));
        }
        return true;
    }

    private void reportCondition(YamlNode.Mapping resource, String condition, Unknown unknown) {
        String sentence =
                "is taken as made, because its condition " + condition + " is not known: " + unknown.sentence();
        findings.add(resource, TemplateFindings.CONDITION_UNKNOWN, Severity.WARNING, sentence, unknown.fix());
    }

    private YamlNode.Mapping properties(String id) {
        YamlNode.Mapping resource = template.resource(id);
        Optional<YamlNode.Mapping> written = template.properties(id);
        if (written.isEmpty()) {
            return new YamlNode.Mapping(NodePaths.key(resource.path(), "Properties"), resource.position(), Map.of());
        }
        String type = template.type(id).orElseThrow();
        boolean foreign = isForeign(written.get());
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode> entry : written.get().entries().entrySet()) {
            String key = entry.getKey();
            if (IntrinsicNames.isFunction(key)) {
                placement.reportFunction(key, entry.getValue(), written.get().path());
            } else {
                placement
                        .place(entry.getValue(), PropertyPlaces.isDecisive(type, key, foreign))
                        .ifPresent(placed -> entries.put(key, placed));
            }
        }
        return new YamlNode.Mapping(written.get().path(), written.get().position(), entries);
    }

    /** Whether a resource says that it belongs to another service than SageMaker. */
    private boolean isForeign(YamlNode.Mapping properties) {
        return says(properties, "ServiceNamespace", text -> !text.equals("sagemaker"))
                || says(properties, "ScalableDimension", text -> !text.startsWith("sagemaker:"))
                || says(properties, "Namespace", text -> text.startsWith("AWS/") && !text.equals("AWS/SageMaker"));
    }

    private boolean says(YamlNode.Mapping properties, String key, Predicate<String> foreign) {
        return properties
                .get(key)
                .map(evaluator::evaluate)
                .filter(value -> value instanceof Value.Text text && text.isKnown() && foreign.test(text.text()))
                .isPresent();
    }
}
