package io.github.stepscale.policy.target;

import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.text.Plurals;
import java.util.Optional;
import java.util.SortedMap;

/** The one thing that is scaled. */
public sealed interface Target permits EndpointVariant, ServerlessVariant, InferenceComponent {
    /** What kind of thing it is. */
    EndpointKind kind();

    /** AWS's scalable dimension, such as {@code sagemaker:variant:DesiredInstanceCount}. */
    String scalableDimension();

    /** The endpoint; absent only for an inference component that does not name it. */
    Optional<String> endpoint();

    /**
     * The names it has, by the dimension that carries them: {@code EndpointName}, {@code VariantName},
     * {@code InferenceComponentName}. Each becomes a parameter of the template.
     */
    SortedMap<String, String> names();

    /** The catalogue name of the metric that is used when none is named. */
    String defaultMetric();

    /** What one unit of capacity is called, for people: {@code instance}, {@code copy}, {@code unit}. */
    String unit();

    /** What several units of capacity are called: {@code instances}, {@code copies}, {@code units}. */
    default String units() {
        return Plurals.plural(unit());
    }

    /** The name of the stack when none is given; may be too long for one. */
    String defaultStackName();

    /** Whether the capacity may go down to zero. */
    default boolean zeroAllowed() {
        return kind() == EndpointKind.ASYNC || kind() == EndpointKind.COMPONENT;
    }
}
