package io.github.stepscale.lint.flapping;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
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

/** Capacity that oscillates under a constant load. */
public final class FlappingRule implements LintRule {
    /** Every request is one sample of these metrics with the value 1/capacity: only their sum follows the load. */
    private static final Set<String> COUNTED = Set.of("InvocationsPerInstance", "InvocationsPerCopy");

    @Override
    public String id() {
        return "A15";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return metricsPerUnit(plan)
                .map(metric -> FlappingAnalysis.of(ConstantLoad.of(plan, metric), delays))
                .flatMap(flapping -> finding(plan, flapping, delays).stream());
    }

    /** Whether the capacity never settles under some load. */
    public static boolean isEndless(ScalingPlan plan, ServiceDelays delays) {
        return metricsPerUnit(plan)
                .anyMatch(metric -> FlappingAnalysis.of(ConstantLoad.of(plan, metric), delays)
                        .isEndless());
    }

    private static Stream<Metric> metricsPerUnit(ScalingPlan plan) {
        return LocatedRule.of(plan)
                .filter(FlappingRule::isPerUnit)
                .map(site -> site.alarm().metric())
                .distinct();
    }

    private static boolean isPerUnit(LocatedRule site) {
        return site.known()
                .filter(known -> known.has(Trait.PER_UNIT))
                .map(known -> site.source().orElseThrow().statistic())
                .filter(statistic -> !statistic.equals(Statistic.SAMPLE_COUNT))
                .filter(statistic ->
                        !COUNTED.contains(site.alarm().metric().label()) || statistic.equals(Statistic.SUM))
                .isPresent();
    }

    private Optional<Finding> finding(ScalingPlan plan, FlappingAnalysis flapping, ServiceDelays delays) {
        FlappingMessages words = new FlappingMessages(plan, delays);
        if (!flapping.endless().isEmpty()) {
            return Optional.of(finding(
                    Severity.WARNING,
                    words.path(),
                    words.endless(flapping.scaleOuts()),
                    words.fix(flapping.scaleOuts())));
        }
        if (flapping.oscillation().isPresent()) {
            DelayOscillation oscillation = flapping.oscillation().get();
            return Optional.of(finding(
                    Severity.WARNING, words.path(), words.late(oscillation), words.longerCooldown(flapping.steady())));
        }
        return flapping.resting().stream()
                .findFirst()
                .map(first -> finding(
                        Severity.INFO, words.path(), words.resting(first, flapping.isKnown()), words.smallerSteps()));
    }
}
