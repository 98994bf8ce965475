package io.github.stepscale.lint.flapping;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.CatalogMetric.Trait;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.Statistic;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Capacity that goes to and fro under a load that stays the same. */
public final class FlappingRule implements LintRule {
    /** Every request is one sample of these, worth one divided by the capacity: only their sum follows the load. */
    private static final Set<String> COUNTED = Set.of("InvocationsPerInstance", "InvocationsPerCopy");

    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "A15",
                        Severity.WARNING,
                        "Flapping",
                        "Scaling out lowers a metric per instance, by half from one instance to two. Where that is"
                                + " below the bound of scale-in, the capacity goes down again, and so on for as long as"
                                + " the load stays. Small capacities are the hard case. Computed exactly for every load at"
                                + " up to 300 capacities: all of the range, or of a wider one the lowest, the highest and"
                                + " those that steps name. Then minute by minute, with service.metricDelay,"
                                + " service.scaleOutDelay, service.scaleInDelay, evaluation periods and cooldowns, and with"
                                + " one change at a time, since a decision on datapoints of the old capacity can go too far"
                                + " both ways: from up to 12 capacities, at the loads that read a bound there and between"
                                + " them. A warning where it never rests;"
                                + " information where the next decision takes back a step and it then rests.",
                        "Widen the gap between scale-in and scale-out, or take smaller steps; for late datapoints raise"
                                + " the cooldown. For exact capacities watch a total such as Invocations, which scaling"
                                + " does not move.",
                        AwsPages.OWN)
                .or(Severity.INFO)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return check(plan, ServiceDelays.STANDARD);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return moved(plan)
                .map(metric -> Flapping.of(ConstantLoad.of(plan, metric), delays))
                .flatMap(flapping -> finding(plan, flapping, delays).stream());
    }

    /** Whether the capacity never rests under some load. */
    public static boolean isEndless(ScalingPlan plan, ServiceDelays delays) {
        return moved(plan)
                .anyMatch(metric ->
                        Flapping.of(ConstantLoad.of(plan, metric), delays).isEndless());
    }

    private static Stream<Metric> moved(ScalingPlan plan) {
        return LocatedRule.of(plan)
                .filter(FlappingRule::isMovedByScaling)
                .map(site -> site.alarm().metric())
                .distinct();
    }

    private static boolean isMovedByScaling(LocatedRule site) {
        return site.known()
                .filter(known -> known.has(Trait.PER_UNIT))
                .map(known -> site.source().orElseThrow().statistic())
                .filter(statistic -> !statistic.equals(Statistic.SAMPLE_COUNT))
                .filter(statistic ->
                        !COUNTED.contains(site.alarm().metric().label()) || statistic.equals(Statistic.SUM))
                .isPresent();
    }

    private Optional<Finding> finding(ScalingPlan plan, Flapping flapping, ServiceDelays delays) {
        FlappingMessages words = new FlappingMessages(plan, delays);
        if (!flapping.endless().isEmpty()) {
            return Optional.of(finding(
                    Severity.WARNING,
                    words.path(),
                    words.endless(flapping.scaleOuts()),
                    words.fix(flapping.scaleOuts())));
        }
        if (flapping.lag().isPresent()) {
            DelayOscillation lag = flapping.lag().get();
            return Optional.of(
                    finding(Severity.WARNING, words.path(), words.late(lag), words.patience(flapping.steady())));
        }
        return flapping.resting().stream()
                .findFirst()
                .map(first -> finding(
                        Severity.INFO, words.path(), words.resting(first, flapping.isKnown()), words.smaller()));
    }
}
