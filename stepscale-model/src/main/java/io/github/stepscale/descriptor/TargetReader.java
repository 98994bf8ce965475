package io.github.stepscale.descriptor;

import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.target.EndpointVariant;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.ServerlessVariant;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.validation.Names;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.ScalarReader;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads the target that is scaled. */
final class TargetReader {
    /** Replaces a name that could not be read. */
    private static final String ANY_NAME = "any";

    private final YamlNode.Mapping root;
    private final MistakeCollector mistakes;

    TargetReader(YamlNode.Mapping root, MistakeCollector mistakes) {
        this.root = root;
        this.mistakes = mistakes;
    }

    /** Reads the kind of target; empty if it is a mistake. */
    Optional<EndpointKind> kind() {
        if (root.get("inferenceComponentName").isPresent()) {
            return Optional.of(EndpointKind.COMPONENT);
        }
        Optional<YamlNode> type = root.get("inferenceType");
        return type.isEmpty()
                ? Optional.of(EndpointKind.REALTIME)
                : new ScalarReader(mistakes)
                        .choice(
                                type.get(),
                                AllowedWords.INFERENCE_TYPES,
                                word -> TypedWords.find("inferenceType", word));
    }

    /** Reads the target; if it has a mistake, returns any of its kind. */
    Target target(EndpointKind kind) {
        MappingReader fields = MappingReader.top(root, mistakes);
        return kind == EndpointKind.COMPONENT
                ? component(fields).orElseGet(() -> new InferenceComponent(ANY_NAME, Optional.empty()))
                : variant(fields, kind).orElseGet(() -> variant(ANY_NAME, Names.DEFAULT_VARIANT, kind));
    }

    private Optional<Target> component(MappingReader fields) {
        for (String key : List.of("variantName", "inferenceType")) {
            String problem = "is not allowed beside inferenceComponentName: an inference component has none";
            fields.node(key)
                    .ifPresent(node -> mistakes.add(node, MistakeIds.TOGETHER, problem, "Remove one of the two"));
        }
        Optional<String> endpoint = fields.text("endpointName");
        Optional<String> component = fields.text("inferenceComponentName");
        return fields.make(() -> new InferenceComponent(component.orElse(ANY_NAME), endpoint));
    }

    private Optional<Target> variant(MappingReader fields, EndpointKind kind) {
        fields.requireOr("endpointName", "is missing, and so is inferenceComponentName", "Add the one to scale");
        String endpoint = fields.text("endpointName").orElse(ANY_NAME);
        String variant = fields.text("variantName").orElse(Names.DEFAULT_VARIANT);
        return fields.make(() -> variant(endpoint, variant, kind));
    }

    private static Target variant(String endpoint, String variant, EndpointKind kind) {
        return kind == EndpointKind.SERVERLESS
                ? new ServerlessVariant(endpoint, variant)
                : new EndpointVariant(endpoint, variant, kind == EndpointKind.ASYNC);
    }
}
