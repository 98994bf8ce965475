package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;
import java.util.List;
import java.util.Optional;

/**
 * One scalable target and everything in the source that scales it.
 *
 * @param serviceNamespace such as {@code sagemaker}
 * @param resourceId such as {@code endpoint/shop/variant/AllTraffic}
 * @param scalableDimension such as {@code sagemaker:variant:DesiredInstanceCount}
 * @param target absent if the source has policies of it only
 * @param policies in the order of the source
 */
public record LinkedTarget(
        String serviceNamespace,
        String resourceId,
        String scalableDimension,
        Optional<SourceResource> target,
        List<LinkedPolicy> policies) {
    public LinkedTarget {
        policies = List.copyOf(policies);
    }

    /** Whether a descriptor can be written for it. */
    public boolean isSageMaker() {
        return serviceNamespace.equals("sagemaker");
    }
}
