package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.EvaluationSettings;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.lint.rule.WakingMetrics;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.ScalingDirection;
import java.util.List;
import java.util.stream.Stream;

/** A cooldown that ends before the metric can show what was added. */
final class ShortCooldownRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "M10",
                        Severity.WARNING,
                        "The cooldown ends too early",
                        "The cooldown starts when the new capacity is in service. If it is over before the alarm sees only"
                                + " datapoints of that capacity, the next decision is made on the load of the old one, and adds"
                                + " too much. It does not cover the minutes that starting an instance takes. Counted as"
                                + " evaluationPeriods times the period, and service.metricDelay until a datapoint is published,"
                                + " a minute if it is not given.",
                        "Raise the cooldown, or lower evaluationPeriods.",
                        AwsPages.STEP_GUIDE)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return check(plan, ServiceDelays.STANDARD);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return LocatedRule.of(plan)
                .filter(site -> site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY)
                // Without any cooldown there is a finding of its own.
                .filter(site -> site.policy().cooldown() > 0 && site.policy().cooldown() < needed(site, delays))
                // What wakes from zero is 0 as soon as something runs.
                .filter(site -> !WakingMetrics.contains(site.alarm().metric()))
                .filter(site -> new FiringRange(site).scales(ScalingDirection.OUT))
                .map(site -> found(site, delays));
    }

    private static long needed(LocatedRule site, ServiceDelays delays) {
        return EvaluationSettings.of(site).blindness(delays);
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
