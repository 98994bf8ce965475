package io.github.stepscale.lint.metric;

import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.Metric;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The size of the numbers that a metric is compared with, by all rules of it together.
 *
 * @param site the first of the rules
 * @param highest the highest of their thresholds and bounds
 */
record Bounds(RuleSite site, BigDecimal highest) {

    static Stream<Bounds> of(ScalingPlan plan) {
        Map<Metric, List<RuleSite>> byMetric = RuleSite.of(plan)
                .collect(Collectors.groupingBy(site -> site.alarm().metric(), LinkedHashMap::new, Collectors.toList()));
        return byMetric.values().stream().map(sites -> new Bounds(sites.get(0), highest(sites)));
    }

    /** Whether it is above 0 and at most that. */
    boolean isUpTo(BigDecimal limit) {
        return highest.signum() > 0 && highest.compareTo(limit) <= 0;
    }

    private static BigDecimal highest(List<RuleSite> sites) {
        return sites.stream()
                .flatMap(Bounds::all)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Stream<BigDecimal> all(RuleSite site) {
        Stream<BigDecimal> bounds = site.policy().stepAdjustments().stream()
                .flatMap(step -> Stream.of(site.rule().lower(step), site.rule().upper(step)))
                .flatMap(Optional::stream);
        return Stream.concat(Stream.of(site.alarm().threshold()), bounds);
    }
}
