package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Bounds up to 100 on a metric that goes up to 100 per core or GPU. */
final class PerCorePercentRule implements LintRule {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<String> OF_GPUS = Set.of("GPUUtilization", "GPUMemoryUtilization");

    @Override
    public String id() {
        return "A12";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return BoundMagnitudes.of(plan)
                .filter(bounds -> bounds.isUpTo(HUNDRED))
                .flatMap(bounds -> severity(bounds.site()).map(severity -> found(severity, bounds)).stream());
    }

    /** Whether the metric goes up to 100 for every core or GPU. */
    static boolean isOfSeveral(LocatedRule site) {
        return severity(site).isPresent();
    }

    private static Optional<Severity> severity(LocatedRule site) {
        return site.measured()
                .filter(measured -> !measured.statistic().equals(Statistic.SAMPLE_COUNT))
                .flatMap(MetricCatalog::find)
                .filter(known -> known.scope() == CatalogMetric.Scope.VARIANT)
                .flatMap(known -> severity(known.name()));
    }

    private static Optional<Severity> severity(String metric) {
        if (OF_GPUS.contains(metric)) {
            return Optional.of(Severity.INFO);
        }
        return metric.equals("CPUUtilization") ? Optional.of(Severity.WARNING) : Optional.empty();
    }

    private Finding found(Severity severity, BoundMagnitudes bounds) {
        String one = severity == Severity.INFO ? "GPU" : "core";
        boolean share = bounds.isUpTo(BigDecimal.ONE);
        return finding(
                severity,
                bounds.site().stepsPath(),
                "the highest bound is " + PlainNumbers.text(bounds.highest()) + ", but "
                        + bounds.site().alarm().metric().label() + " goes to 100 for every " + one
                        + ": with several of them this bound is low",
                "Multiply the bounds by " + (share ? "100, since they look like fractions of 1, and by " : "")
                        + "the number of " + one + "s of the instance type, unless it has one");
    }
}
