package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Change.Write;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Delays;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.Evaluation;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.Reach;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Setting;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.lint.rule.WakingMetrics;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.AdjustmentType;
import io.github.stepscale.policy.Direction;
import java.util.List;
import java.util.stream.Stream;

/** A cooldown that ends before the metric can show what was added. */
final class ShortCooldownRule implements LintRule {
    @Override
    public Entry entry() {
        return Entry.lint(
                        "M10",
                        Severity.WARNING,
                        "The cooldown ends too early",
                        "The cooldown starts when the new capacity is in service. If it is over before the alarm sees only"
                                + " datapoints of that capacity, the next decision is made on the load of the old one, and adds"
                                + " too much. It does not cover the minutes that starting an instance takes. Counted as"
                                + " evaluationPeriods times the period, and service.metricDelay until a datapoint is published,"
                                + " a minute if it is not given.",
                        "Raise the cooldown, or lower evaluationPeriods.",
                        Sources.STEP_GUIDE)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return check(plan, Delays.STANDARD);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, Delays delays) {
        return RuleSite.of(plan)
                .filter(site -> site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY)
                // Without any cooldown there is a finding of its own.
                .filter(site -> site.policy().cooldown() > 0 && site.policy().cooldown() < needed(site, delays))
                // What wakes from zero is 0 as soon as something runs.
                .filter(site -> !WakingMetrics.contains(site.alarm().metric()))
                .filter(site -> new Reach(site).scales(Direction.OUT))
                .map(site -> found(site, delays));
    }

    private static long needed(RuleSite site, Delays delays) {
        return Evaluation.of(site).blindness(delays);
    }

    private Finding found(RuleSite site, Delays delays) {
        return finding(
                Severity.WARNING,
                site.path(Setting.COOLDOWN),
                "is " + site.policy().cooldown() + " s, but the alarm sees only the new capacity after "
                        + site.alarm().evaluationPeriods() + " x "
                        + site.alarm().metric().period() + " s and "
                        + delays.metricSeconds()
                        + " s of delay: the next step is chosen by the load of the old capacity",
                Fix.write(
                                site.path(Setting.COOLDOWN),
                                List.of(Write.of(site.ownPath(Setting.COOLDOWN), needed(site, delays))))
                        .and(" or more"));
    }
}
