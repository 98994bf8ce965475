package io.github.stepscale.policy.target;

import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Names;
import io.github.stepscale.validation.Validator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The copies of an inference component.
 *
 * @param inferenceComponentName 1 to 63 letters, digits and inner hyphens; case matters
 * @param endpoint the endpoint that hosts it; only the dashboard and load tests need it
 */
public record InferenceComponent(String inferenceComponentName, Optional<String> endpoint) implements Target {

    /** @throws InvalidValueException if a name is invalid */
    public InferenceComponent {
        Validator checks = new Validator();
        Names.requireComponent(checks, inferenceComponentName, "inferenceComponentName");
        endpoint.ifPresent(name -> Names.requireEndpoint(checks, name, "endpointName"));
        checks.throwIfAny();
    }

    @Override
    public EndpointKind kind() {
        return EndpointKind.COMPONENT;
    }

    @Override
    public String scalableDimension() {
        return "sagemaker:inference-component:DesiredCopyCount";
    }

    @Override
    public SortedMap<String, String> names() {
        SortedMap<String, String> names = new TreeMap<>();
        endpoint.ifPresent(name -> names.put(Dimension.ENDPOINT_NAME, name));
        names.put(Dimension.INFERENCE_COMPONENT_NAME, inferenceComponentName);
        return names;
    }

    @Override
    public String defaultMetric() {
        return "InvocationsPerCopy";
    }

    @Override
    public String unit() {
        return "copy";
    }

    @Override
    public String defaultStackName() {
        return "stepscale-" + inferenceComponentName;
    }
}
