package io.github.stepscale.operation.preflight;

import io.github.stepscale.aws.EndpointDescriptions.Component;
import io.github.stepscale.aws.EndpointDescriptions.ServerlessSettings;
import io.github.stepscale.aws.EndpointDescriptions.Variant;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.text.Plurals;
import java.util.Optional;
import java.util.stream.Stream;

/** A capacity outside the range: registering the target moves it (API Reference, RegisterScalableTarget). */
final class CurrentCapacityCheck implements PreflightCheck {
    @Override
    public Stream<Finding> check(ScalingPlan plan, LiveTarget live) {
        return current(live).flatMap(now -> judge(live.target(), plan.scaling().capacity(), now)).stream();
    }

    private static Optional<Integer> current(LiveTarget live) {
        if (live.isComponent()) {
            return live.component().flatMap(Component::copies);
        }
        return live.target().kind() == EndpointKind.SERVERLESS
                ? live.variant().flatMap(Variant::serverless).flatMap(ServerlessSettings::provisioned)
                : live.variant().flatMap(Variant::instances);
    }

    private static Optional<Finding> judge(Target target, CapacityRange range, int now) {
        if (range.contains(now)) {
            return Optional.empty();
        }
        boolean above = now > range.max();
        int change = above ? now - range.max() : range.min() - now;
        String key = above ? "maxCapacity" : "minCapacity";
        return Optional.of(new Finding(
                "L11",
                above ? Severity.WARNING : Severity.INFO,
                key,
                "the present capacity is " + Plurals.of(now, target.unit()) + ", "
                        + (above ? "above maxCapacity " + range.max() : "below minCapacity " + range.min())
                        + ": the deployment " + (above ? "removes " : "adds ") + Plurals.of(change, target.unit())
                        + " at once",
                above ? "Raise maxCapacity, if they are needed" : "Nothing, if intended"));
    }
}
