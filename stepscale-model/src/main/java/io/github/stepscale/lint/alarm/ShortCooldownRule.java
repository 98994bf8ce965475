package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.Reach;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Setting;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.lint.rule.WakingMetrics;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.AdjustmentType;
import io.github.stepscale.policy.Direction;
import java.util.stream.Stream;

/** A cooldown that ends before the metric can show what was added. */
final class ShortCooldownRule implements LintRule {
    /** How late a datapoint is visible to an alarm, in seconds. AWS does not say; measured alarms agree with a minute. */
    private static final int METRIC_DELAY = 60;

    @Override
    public Entry entry() {
        return Entry.lint(
                "M10",
                Severity.WARNING,
                "The cooldown ends too early",
                "The cooldown starts when the new capacity is in service. If it is over before the alarm sees only"
                        + " datapoints of that capacity, the next decision is made on the load of the old one, and adds"
                        + " too much. It does not cover the minutes that starting an instance takes. Counted as"
                        + " evaluationPeriods times the period, and a minute until a datapoint is published.",
                "Raise the cooldown, or lower evaluationPeriods.",
                Sources.STEP_GUIDE);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return RuleSite.of(plan)
                .filter(site -> site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY)
                // Without any cooldown there is a finding of its own.
                .filter(site -> site.policy().cooldown() > 0 && site.policy().cooldown() < needed(site))
                // What wakes from zero is 0 as soon as something runs.
                .filter(site -> !WakingMetrics.contains(site.alarm().metric()))
                .filter(site -> new Reach(site).scales(Direction.OUT))
                .map(this::found);
    }

    private static long needed(RuleSite site) {
        return (long) site.alarm().evaluationPeriods() * site.alarm().metric().period() + METRIC_DELAY;
    }

    private Finding found(RuleSite site) {
        return finding(
                Severity.WARNING,
                site.path(Setting.COOLDOWN),
                "is " + site.policy().cooldown() + " s, but the alarm sees only the new capacity after "
                        + site.alarm().evaluationPeriods() + " x "
                        + site.alarm().metric().period() + " s and "
                        + METRIC_DELAY + " s of delay: the next step is chosen by the load of the old capacity",
                "Write cooldown: " + needed(site) + " or more");
    }
}
