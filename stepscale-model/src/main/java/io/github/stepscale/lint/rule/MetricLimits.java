package io.github.stepscale.lint.rule;

import io.github.stepscale.plan.Interval;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.metric.WeightedMetric;
import io.github.stepscale.policy.steps.RuleKind;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** The known limits of the values of a metric. */
final class MetricLimits {
    private static final Set<String> PERCENT = Set.of("MemoryUtilization", "DiskUtilization");
    private static final Set<String> SHARE = Set.of("HasBacklogWithoutCapacity", "ModelCacheHit");
    private static final Set<Statistic> ADDING = Set.of(Statistic.SUM, Statistic.SAMPLE_COUNT);

    private MetricLimits() {}

    static Interval of(LocatedRule site) {
        Optional<BigDecimal> low = low(site);
        Optional<BigDecimal> high = high(site.alarm().metric());
        return new Interval(low, low.isPresent(), high, high.isPresent());
    }

    /** SageMaker metrics are never negative; for other metrics the threshold of a single layout is the lower limit. */
    private static Optional<BigDecimal> low(LocatedRule site) {
        if (site.alarm().metric().neverNegative()) {
            return Optional.of(BigDecimal.ZERO);
        }
        return site.kind()
                .filter(RuleKind.SINGLE::equals)
                .map(kind -> site.alarm().threshold());
    }

    private static Optional<BigDecimal> high(Metric metric) {
        if (metric instanceof WeightedMetric weighted) {
            return ofSource(weighted.metric()).map(limit -> limit.multiply(weighted.total()));
        }
        return metric instanceof SourceMetric source ? ofSource(source) : Optional.empty();
    }

    private static Optional<BigDecimal> ofSource(SourceMetric metric) {
        if (!metric.neverNegative() || ADDING.contains(metric.statistic())) {
            return Optional.empty();
        }
        if (SHARE.contains(metric.name())) {
            return Optional.of(BigDecimal.ONE);
        }
        return isPercent(metric.name()) ? Optional.of(BigDecimal.valueOf(100)) : Optional.empty();
    }

    /** CPUUtilization and its like go to 100 for each core or GPU, so their limit depends on the instance type. */
    private static boolean isPercent(String name) {
        return PERCENT.contains(name) || name.endsWith("Normalized") || name.endsWith("Reservation");
    }
}
