package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Change;
import io.github.stepscale.finding.Change.Write;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.Decimals;
import io.github.stepscale.policy.Metric;
import io.github.stepscale.policy.Step;
import io.github.stepscale.policy.StepAdjustment;
import io.github.stepscale.policy.StepLadder;
import io.github.stepscale.policy.StepsScaling;
import java.math.BigDecimal;
import java.util.ArrayList;
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

    /** Whether it is above 0 and below that. */
    boolean isBelow(BigDecimal limit) {
        return highest.signum() > 0 && highest.compareTo(limit) < 0;
    }

    /** What multiplies all of them; empty if a fill would have to be multiplied too, or one is too long then. */
    List<Change> times(ScalingPlan plan, int factor) {
        List<RuleSite> sites = RuleSite.of(plan)
                .filter(each -> each.alarm().metric().equals(site.alarm().metric()))
                .toList();
        boolean filled = sites.stream()
                .anyMatch(each ->
                        each.alarm().fill().value().orElse(BigDecimal.ZERO).signum() != 0);
        boolean fits = sites.stream()
                .flatMap(Bounds::all)
                .allMatch(bound -> Decimals.representable(bound.multiply(BigDecimal.valueOf(factor))));
        if (filled || !fits) {
            return List.of();
        }
        return site.scaling().scaling() instanceof StepsScaling steps
                ? steps("", steps.ladder(), steps.threshold(), factor)
                : sites.stream().flatMap(each -> rule(each, factor)).toList();
    }

    private static List<Change> steps(String prefix, StepLadder ladder, Optional<BigDecimal> threshold, int factor) {
        List<Step> steps = ladder.steps();
        List<Change> changes = new ArrayList<>();
        threshold.ifPresent(value -> changes.add(write(prefix + "threshold", value, factor)));
        for (int i = 0; i < steps.size(); i++) {
            String path = prefix + "steps[" + i + "].";
            steps.get(i).lower().ifPresent(bound -> changes.add(write(path + "lower", bound, factor)));
            steps.get(i).upper().ifPresent(bound -> changes.add(write(path + "upper", bound, factor)));
        }
        return changes;
    }

    private static Stream<Change> rule(RuleSite site, int factor) {
        return site.stepsRule()
                .map(rule -> steps(site.prefix(), rule.ladder(), rule.threshold(), factor).stream())
                .orElseGet(() -> explicit(site, factor));
    }

    private static Stream<Change> explicit(RuleSite site, int factor) {
        List<StepAdjustment> steps = site.policy().stepAdjustments().stream()
                .map(step -> new StepAdjustment(
                        step.lowerBound().map(bound -> bound.multiply(BigDecimal.valueOf(factor))),
                        step.upperBound().map(bound -> bound.multiply(BigDecimal.valueOf(factor))),
                        step.scalingAdjustment()))
                .toList();
        return Stream.of(write(site.alarmPath("threshold"), site.alarm().threshold(), factor), site.writeSteps(steps));
    }

    private static Change write(String path, BigDecimal value, int factor) {
        return new Write(path, Decimals.text(value.multiply(BigDecimal.valueOf(factor))));
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
