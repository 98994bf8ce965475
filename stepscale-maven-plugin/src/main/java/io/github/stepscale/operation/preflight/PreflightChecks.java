package io.github.stepscale.operation.preflight;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.plan.ScalingPlan;
import java.util.List;
import java.util.stream.Stream;

/** All checks of what SageMaker says about a target, in the order in which their findings are printed. */
final class PreflightChecks {
    private static final List<PreflightCheck> OF_A_LIVE_TARGET = List.of(
            new TargetStatusCheck(),
            new MissingVariantCheck(),
            new HostEndpointCheck(),
            new EndpointKindCheck(),
            new InstanceTypeCheck(),
            new ManagedInstancesCheck(),
            new ReachableMaximumCheck(),
            new PublishFrequencyCheck());

    private PreflightChecks() {}

    /**
     * Returns all findings. Of a target that does not exist, or ends, only that: the rest would be noise.
     *
     * @param place the account and the Region, for sentences
     * @param registers whether the deployment registers the target, or changes its range
     */
    static List<Finding> findings(ScalingPlan plan, LiveTarget live, String place, boolean registers) {
        if (!live.exists()) {
            return List.of(MissingTarget.finding(live, place));
        }
        List<Finding> ended = TargetStatusCheck.ended(live).toList();
        return ended.isEmpty() ? findingsOfLiveTarget(plan, live, registers) : ended;
    }

    private static List<Finding> findingsOfLiveTarget(ScalingPlan plan, LiveTarget live, boolean registers) {
        Stream<Finding> range = registers ? new CurrentCapacityCheck().check(plan, live) : Stream.empty();
        return Stream.concat(OF_A_LIVE_TARGET.stream().flatMap(check -> check.check(plan, live)), range)
                .toList();
    }
}
