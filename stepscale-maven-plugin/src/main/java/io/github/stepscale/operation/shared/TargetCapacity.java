package io.github.stepscale.operation.shared;

import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.Target;
import java.util.Objects;
import java.util.Optional;

/** Reads the capacity of a target. */
public final class TargetCapacity {
    private TargetCapacity() {}

    /** Creates the error to throw where {@link #of} is empty. */
    public static OperationException unknown(Target target) {
        String kind = target instanceof InferenceComponent ? "component" : "endpoint";
        return new OperationException("SageMaker does not know "
                + ScalableTargetId.of(target).resourceId() + ". Check the " + kind
                + "'s name, upper and lower case, and that it is in this account and Region.");
    }

    /** Returns the capacity; empty if SageMaker knows no such endpoint, variant or component. */
    public static Optional<Endpoints.Capacity> of(Endpoints endpoints, Target target) {
        return target instanceof InferenceComponent
                ? endpoints.ofComponent(name(target, Dimension.INFERENCE_COMPONENT_NAME))
                : endpoints.ofVariant(name(target, Dimension.ENDPOINT_NAME), name(target, Dimension.VARIANT_NAME));
    }

    private static String name(Target target, String dimension) {
        return Objects.requireNonNull(target.names().get(dimension));
    }
}
