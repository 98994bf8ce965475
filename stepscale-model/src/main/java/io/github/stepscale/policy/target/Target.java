package io.github.stepscale.policy.target;

import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.text.Plurals;
import java.util.Optional;
import java.util.SortedMap;

/** A scalable target. */
public sealed interface Target permits EndpointVariant, ServerlessVariant, InferenceComponent {
    /** The kind of target. */
    EndpointKind kind();

    /** The scalable dimension of Application Auto Scaling, such as {@code sagemaker:variant:DesiredInstanceCount}. */
    String scalableDimension();

    /** The endpoint name; absent only for an inference component without one. */
    Optional<String> endpoint();

    /**
     * The names of the target by CloudWatch dimension: {@code EndpointName}, {@code VariantName}, {@code
     * InferenceComponentName}. Each is a parameter of the template.
     */
    SortedMap<String, String> names();

    /** The name of the default metric, from the catalogue. */
    String defaultMetric();

    /** The unit of capacity in messages: {@code instance}, {@code copy} or {@code unit}. */
    String unit();

    /** The plural of {@link #unit}: {@code instances}, {@code copies} or {@code units}. */
    default String units() {
        return Plurals.plural(unit());
    }

    /** The default stack name; may exceed the length that CloudFormation allows. */
    String defaultStackName();

    /** Whether the capacity may be zero. */
    default boolean allowsZero() {
        return kind() == EndpointKind.ASYNC || kind() == EndpointKind.COMPONENT;
    }
}
