package io.github.stepscale.descriptor;

import io.github.stepscale.policy.EndpointKind;
import io.github.stepscale.policy.EndpointVariant;
import io.github.stepscale.policy.InferenceComponent;
import io.github.stepscale.policy.Names;
import io.github.stepscale.policy.ServerlessVariant;
import io.github.stepscale.policy.Target;
import java.util.List;
import java.util.Optional;

/** Reads what is scaled. */
final class TargetReader {
    /** Stands for a name that was not read. */
    private static final String ANY_NAME = "any";

    private final Node.Mapping root;
    private final Mistakes mistakes;

    TargetReader(Node.Mapping root, Mistakes mistakes) {
        this.root = root;
        this.mistakes = mistakes;
    }

    /** What kind of thing is scaled; empty if that was noted as a mistake. */
    Optional<EndpointKind> kind() {
        if (root.get("inferenceComponentName").isPresent()) {
            return Optional.of(EndpointKind.COMPONENT);
        }
        Optional<Node> type = root.get("inferenceType");
        return type.isEmpty()
                ? Optional.of(EndpointKind.REALTIME)
                : new Scalars(mistakes).choice(type.get(), Choices.INFERENCE_TYPES);
    }

    /** The target; if it has a mistake, any of its kind. */
    Target target(EndpointKind kind) {
        Fields fields = Fields.top(root, mistakes);
        return kind == EndpointKind.COMPONENT
                ? component(fields).orElseGet(() -> new InferenceComponent(ANY_NAME, Optional.empty()))
                : variant(fields, kind).orElseGet(() -> variant(ANY_NAME, Names.DEFAULT_VARIANT, kind));
    }

    private Optional<Target> component(Fields fields) {
        for (String key : List.of("variantName", "inferenceType")) {
            String problem = "does not go with inferenceComponentName: a component has none";
            fields.node(key).ifPresent(node -> mistakes.add(node, Ids.TOGETHER, problem, "Remove one of the two"));
        }
        Optional<String> endpoint = fields.text("endpointName");
        Optional<String> component = fields.text("inferenceComponentName");
        return fields.make(() -> new InferenceComponent(component.orElse(ANY_NAME), endpoint));
    }

    private Optional<Target> variant(Fields fields, EndpointKind kind) {
        fields.requireOrSay(
                "endpointName", "is missing, and so is inferenceComponentName", "Add the one that is to be scaled");
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
