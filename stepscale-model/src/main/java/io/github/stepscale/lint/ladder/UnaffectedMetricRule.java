package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.ScalingDirection;
import java.util.stream.Stream;

/** Steps that change a capacity by an amount, on a metric that the capacity does not change. */
final class UnaffectedMetricRule implements ScalingRuleCheck {
    /** Counts all requests, regardless of the number of instances. */
    private static final String TOTAL = "Invocations";

    @Override
    public String id() {
        return "S24";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        boolean relative = site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY;
        boolean adds = relative && site.isMetric(TOTAL) && new FiringRange(site).scales(ScalingDirection.OUT);
        return adds ? Stream.of(found(site)) : Stream.empty();
    }

    private Finding found(LocatedRule site) {
        return finding(
                Severity.WARNING,
                site.stepsPath(),
                TOTAL + " is the same at any capacity: under a constant load these steps keep adding up to"
                        + " maxCapacity " + site.scaling().capacity().max(),
                "Write capacity instead of " + site.policy().adjustmentType().key()
                        + ", or watch a metric per instance");
    }
}
