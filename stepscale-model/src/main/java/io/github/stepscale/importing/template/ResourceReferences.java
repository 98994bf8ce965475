package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.YamlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What references to resources stand for. */
final class ResourceReferences {
    private static final String ENDPOINT = "AWS::SageMaker::Endpoint";
    private static final String ENDPOINT_NAME = "EndpointName";

    private final Template template;
    private final ParameterValues parameters;
    private final Function<YamlNode, Value> evaluator;
    private final Predicate<String> dropped;
    private final Map<String, Set<String>> references = new HashMap<>();
    private final Map<String, Value> endpointNames = new HashMap<>();
    private final Set<String> inProgress = new HashSet<>();

    /** @param dropped whether a resource is left out because its condition is false */
    ResourceReferences(
            Template template,
            ParameterValues parameters,
            Function<YamlNode, Value> evaluator,
            Predicate<String> dropped) {
        this.template = template;
        this.parameters = parameters;
        this.evaluator = evaluator;
        this.dropped = dropped;
    }

    /** {@code Ref}; empty if there is no such resource. */
    Optional<Value> ref(String id) {
        return known(id).map(type -> {
            if (type.equals(ENDPOINT)) {
                return parameters.given(id).orElseGet(() -> endpointArn(id));
            }
            return reference(id, type, id);
        });
    }

    /** {@code Fn::GetAtt}; empty if there is no such resource. */
    Optional<Value> attribute(String id, String attribute) {
        String reference = id + "." + attribute;
        return known(id).map(type -> {
            if (type.equals(ENDPOINT) && attribute.equals(ENDPOINT_NAME)) {
                return parameters.given(reference).orElseGet(() -> endpointName(id));
            }
            return reference(id, type, reference);
        });
    }

    /** The texts by which properties refer to a resource, as far as they were resolved. */
    Set<String> to(String id) {
        Set<String> texts = new LinkedHashSet<>(Set.of("${" + id + "}"));
        texts.addAll(references.getOrDefault(id, Set.of()));
        return texts;
    }

    private Optional<String> known(String id) {
        return Optional.ofNullable(template.resources().get(id))
                .map(resource -> template.type(id).orElse(""));
    }

    private Value reference(String id, String type, String reference) {
        if (!ScalingTypes.contains(type)) {
            return parameters
                    .given(reference)
                    .orElseGet(() -> Value.Text.named(reference, Unknowns.resource(reference)));
        }
        if (dropped.test(id)) {
            String sentence = id + " is not made, because its condition is false, and this refers to it";
            return new Value.Hole(Unknowns.nothing(sentence, "", List.of()));
        }
        String text = "${" + reference + "}";
        references.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(text);
        return Value.Text.of(text);
    }

    /** The value of {@code Ref}, which is often written where the name is meant. */
    private Value endpointArn(String id) {
        String name = endpointName(id) instanceof Value.Text text ? text.text() : "${" + id + "." + ENDPOINT_NAME + "}";
        return Value.Text.of("arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:endpoint/" + name);
    }

    private Value endpointName(String id) {
        Value known = endpointNames.get(id);
        if (known != null) {
            return known;
        }
        if (!inProgress.add(id)) {
            return new Value.Hole(Unknowns.cycle(id + "." + ENDPOINT_NAME));
        }
        Value name = template.properties(id)
                .flatMap(properties -> properties.get(ENDPOINT_NAME))
                .map(evaluator)
                .filter(value -> !(value instanceof Value.Absent))
                .orElseGet(() -> generatedName(id + "." + ENDPOINT_NAME));
        inProgress.remove(id);
        endpointNames.put(id, name);
        return name;
    }

    /** CloudFormation makes a name where there is none. */
    private static Value generatedName(String reference) {
        return Value.Text.named(reference, Unknowns.resource(reference));
    }
}
