package io.github.stepscale.operation.preflight;

import io.github.stepscale.aws.ServiceQuotas.Quota;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.target.EndpointVariant;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.Optional;

/** A maximum above the account's quota of the instance type. A quota above it proves nothing: all endpoints share it. */
final class QuotaCheck {
    private QuotaCheck() {}

    /** Finds the instance type whose quota limits the target; empty where no single quota does. */
    static Optional<String> instanceType(LiveTarget live) {
        boolean reserved =
                live.variant().flatMap(variant -> variant.reservation()).isPresent();
        return live.target() instanceof EndpointVariant
                        && !reserved
                        && live.instanceTypes().size() == 1
                ? Optional.of(live.instanceTypes().get(0))
                : Optional.empty();
    }

    static Optional<Finding> finding(ScalingPlan plan, Quota quota) {
        LargestCapacity largest = LargestCapacity.of(plan);
        if (BigDecimal.valueOf(largest.value()).compareTo(quota.value()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "M11",
                Severity.WARNING,
                largest.path(),
                largest.value() + " is above the account's quota " + PlainNumbers.text(quota.value()) + " ("
                        + quota.name() + "), which all endpoints of the Region share",
                "Request a higher quota in Service Quotas, or lower it"));
    }
}
