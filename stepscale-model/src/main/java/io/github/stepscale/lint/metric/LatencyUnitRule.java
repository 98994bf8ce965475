package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
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
import java.util.List;
import java.util.stream.Stream;

/** Bounds in seconds or milliseconds on a latency metric in a smaller unit. */
final class LatencyUnitRule implements LintRule {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final String BOTH =
            "Multiply the bounds by 1000 if they are in milliseconds, by 1000000 if they are in seconds";

    @Override
    public String id() {
        return "A14";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return BoundMagnitudes.of(plan)
                .flatMap(bounds -> isCounted(bounds.site()) ? Stream.empty() : check(plan, bounds));
    }

    private static boolean isCounted(LocatedRule site) {
        return site.measured()
                .filter(source -> source.statistic().equals(Statistic.SAMPLE_COUNT))
                .isPresent();
    }

    private Stream<Finding> check(ScalingPlan plan, BoundMagnitudes bounds) {
        String unit = bounds.site()
                .measured()
                .flatMap(MetricCatalog::find)
                .map(CatalogMetric::unit)
                .orElse("");
        return switch (unit) {
            case "Microseconds" ->
                bounds.isBelow(BigDecimal.ONE)
                        ? Stream.of(found(bounds, "microseconds", inSeconds(plan, bounds, 1_000_000)))
                        : bounds.isBelow(THOUSAND)
                                ? Stream.of(found(bounds, "microseconds", Fix.byHand(BOTH)))
                                : Stream.empty();
            case "Milliseconds" ->
                bounds.isBelow(BigDecimal.ONE)
                        ? Stream.of(found(bounds, "milliseconds", inSeconds(plan, bounds, 1_000)))
                        : Stream.empty();
            default -> Stream.empty();
        };
    }

    private static Fix inSeconds(ScalingPlan plan, BoundMagnitudes bounds, int factor) {
        boolean enough = !bounds.isBelow(BigDecimal.valueOf(1_000).divide(BigDecimal.valueOf(factor)));
        return new Fix(
                "Multiply the bounds by " + factor + ", if they are in seconds",
                enough ? bounds.times(plan, factor) : List.of());
    }

    private Finding found(BoundMagnitudes bounds, String unit, Fix fix) {
        return finding(
                Severity.WARNING,
                bounds.site().stepsPath(),
                bounds.site().alarm().metric().label() + " is in " + unit + ", and the highest bound is "
                        + PlainNumbers.text(bounds.highest())
                        + ", less than a millisecond: nearly every request exceeds it",
                fix);
    }
}
