package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.WakingMetrics;
import java.util.stream.Stream;

/** A rule of the user that wakes from zero, beside the rule that is added for it. */
final class DuplicateWakeRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "M19";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        boolean duplicate = site.plan().wake().isPresent()
                && WakingMetrics.contains(site.alarm().metric());
        return duplicate ? Stream.of(found(site)) : Stream.empty();
    }

    private Finding found(LocatedRule site) {
        return finding(
                Severity.INFO,
                site.metricPath(),
                site.alarm().metric().label() + " is also watched by the rule that wakes from zero",
                "Write wakeFromZero: false to keep your rule alone");
    }
}
