package io.github.stepscale.operation;

import io.github.stepscale.policy.Dimension;
import io.github.stepscale.policy.InferenceComponent;
import io.github.stepscale.policy.Target;
import java.util.Map;

/**
 * What is scaled, as Application Auto Scaling names it.
 *
 * @param resourceId such as {@code endpoint/orders/variant/AllTraffic}
 * @param dimension such as {@code sagemaker:variant:DesiredInstanceCount}
 */
public record ScaledTarget(String resourceId, String dimension) {

    public static ScaledTarget of(Target target) {
        Map<String, String> names = target.names();
        String resourceId = target instanceof InferenceComponent
                ? "inference-component/" + names.get(Dimension.INFERENCE_COMPONENT_NAME)
                : "endpoint/" + names.get(Dimension.ENDPOINT_NAME) + "/variant/" + names.get(Dimension.VARIANT_NAME);
        return new ScaledTarget(resourceId, target.scalableDimension());
    }
}
