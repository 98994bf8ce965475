package io.github.stepscale.operation.importing;

import io.github.stepscale.aws.EndpointDescriptions;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.policy.metric.EndpointKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Of which kind endpoints are. A variant with provisioned concurrency and a component say it themselves.
 *
 * @param asynchronous whether an endpoint takes requests from a queue, by its name; absent where it was not read
 */
record LiveKinds(Map<String, Boolean> asynchronous) {
    private static final String PROVISIONED = "sagemaker:variant:DesiredProvisionedConcurrency";

    private static final ReadHoles.Part KIND = ReadHoles.Part.info(
            "Whether the endpoint is asynchronous is taken from the metrics of its alarms",
            "sagemaker:DescribeEndpoint");

    LiveKinds {
        asynchronous = Map.copyOf(asynchronous);
    }

    static LiveKinds read(EndpointDescriptions descriptions, Collection<ScalableTargetId> targets, ReadHoles holes) {
        List<String> endpoints = targets.stream()
                .filter(target -> !target.dimension().equals(PROVISIONED))
                .flatMap(target -> TargetNames.of(target).endpoint().stream())
                .distinct()
                .toList();
        // An endpoint that was deleted since has no requests at all.
        return new LiveKinds(KeyedReads.read(
                endpoints,
                name -> descriptions
                        .endpoint(name)
                        .map(EndpointDescriptions.Endpoint::async)
                        .orElse(false),
                KIND,
                holes));
    }

    /** The kind of a target; empty where it was not read. */
    Optional<EndpointKind> of(ScalableTargetId target) {
        TargetNames names = TargetNames.of(target);
        if (names.component().isPresent()) {
            return Optional.of(EndpointKind.COMPONENT);
        }
        return target.dimension().equals(PROVISIONED)
                ? Optional.of(EndpointKind.SERVERLESS)
                : names.endpoint()
                        .flatMap(name -> Optional.ofNullable(asynchronous.get(name)))
                        .map(queued -> queued ? EndpointKind.ASYNC : EndpointKind.REALTIME);
    }
}
