package io.github.stepscale.operation;

import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.Target;
import java.util.Map;
import java.util.Optional;

/**
 * The id of a scalable target, as Application Auto Scaling names it.
 *
 * @param resourceId such as {@code endpoint/orders/variant/AllTraffic}
 * @param dimension such as {@code sagemaker:variant:DesiredInstanceCount}
 */
public record ScalableTargetId(String resourceId, String dimension) {
    private static final String NAMESPACE = "sagemaker";
    private static final int PARTS = 3;

    /** Parses CloudFormation's physical id; empty if it is not a target of SageMaker. */
    public static Optional<ScalableTargetId> ofPhysicalId(String physicalId) {
        String[] parts = physicalId.split("\\|", -1);
        return parts.length == PARTS && parts[2].equals(NAMESPACE)
                ? Optional.of(new ScalableTargetId(parts[0], parts[1]))
                : Optional.empty();
    }

    /** Returns CloudFormation's physical id: resource, dimension and namespace. */
    public String physicalId() {
        return resourceId + "|" + dimension + "|" + NAMESPACE;
    }

    /** Returns the id of a descriptor's target. */
    public static ScalableTargetId of(Target target) {
        Map<String, String> names = target.names();
        String resourceId = target instanceof InferenceComponent
                ? "inference-component/" + names.get(Dimension.INFERENCE_COMPONENT_NAME)
                : "endpoint/" + names.get(Dimension.ENDPOINT_NAME) + "/variant/" + names.get(Dimension.VARIANT_NAME);
        return new ScalableTargetId(resourceId, target.scalableDimension());
    }
}
