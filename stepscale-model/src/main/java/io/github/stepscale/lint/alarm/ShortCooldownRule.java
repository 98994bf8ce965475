package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.EvaluationSettings;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.lint.rule.WakingMetrics;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import java.util.List;
import java.util.stream.Stream;

/** A cooldown that ends before the metric reflects the new capacity. */
final class ShortCooldownRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "M10";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        StepScalingPolicy policy = site.policy();
        // Without any cooldown there is a finding of its own.
        boolean tooShort = policy.cooldown() > 0 && policy.cooldown() < needed(site, delays);
        boolean applies = tooShort
                && policy.adjustmentType() != AdjustmentType.EXACT_CAPACITY
                // A metric that wakes from zero is 0 as soon as something runs.
                && !WakingMetrics.contains(site.alarm().metric())
                && new FiringRange(site).scales(ScalingDirection.OUT);
        return applies ? Stream.of(found(site, delays)) : Stream.empty();
    }

    private static long needed(LocatedRule site, ServiceDelays delays) {
        return EvaluationSettings.of(site).visibilityDelay(delays);
    }

    private Finding found(LocatedRule site, ServiceDelays delays) {
        return finding(
                Severity.WARNING,
                site.path(SettingLocation.COOLDOWN),
                "is " + site.policy().cooldown() + " s, but the alarm sees only the new capacity after "
                        + site.alarm().evaluationPeriods() + " x "
                        + site.alarm().metric().period() + " s and "
                        + delays.metricSeconds()
                        + " s of delay: the next step is chosen by the load of the old capacity",
                Fix.write(
                                site.path(SettingLocation.COOLDOWN),
                                List.of(Write.of(site.ownPath(SettingLocation.COOLDOWN), needed(site, delays))))
                        .and(" or more"));
    }
}
