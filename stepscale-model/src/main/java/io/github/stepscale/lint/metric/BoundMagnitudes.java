package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Edit;
import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
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
 * The magnitude of the thresholds and bounds of all rules on one metric.
 *
 * @param site the first of the rules
 * @param highest the highest of their thresholds and bounds
 */
record BoundMagnitudes(LocatedRule site, BigDecimal highest) {

    static Stream<BoundMagnitudes> of(ScalingPlan plan) {
        Map<Metric, List<LocatedRule>> byMetric = LocatedRule.of(plan)
                .collect(Collectors.groupingBy(site -> site.alarm().metric(), LinkedHashMap::new, Collectors.toList()));
        return byMetric.values().stream().map(sites -> new BoundMagnitudes(sites.get(0), highest(sites)));
    }

    /** Whether the highest is above 0 and at most the limit. */
    boolean isUpTo(BigDecimal limit) {
        return highest.signum() > 0 && highest.compareTo(limit) <= 0;
    }

    /** Whether the highest is above 0 and below the limit. */
    boolean isBelow(BigDecimal limit) {
        return highest.signum() > 0 && highest.compareTo(limit) < 0;
    }

    /** Returns edits that multiply all of them; empty if a fill would change too, or a product has too many digits. */
    List<Edit> times(ScalingPlan plan, int factor) {
        List<LocatedRule> sites = LocatedRule.of(plan)
                .filter(each -> each.alarm().metric().equals(site.alarm().metric()))
                .toList();
        boolean filled = sites.stream()
                .anyMatch(each ->
                        each.alarm().fill().value().orElse(BigDecimal.ZERO).signum() != 0);
        boolean fits = sites.stream()
                .flatMap(BoundMagnitudes::all)
                .allMatch(bound -> Decimals.isRepresentable(bound.multiply(BigDecimal.valueOf(factor))));
        if (filled || !fits) {
            return List.of();
        }
        return site.scaling().scaling() instanceof LadderScaling steps
                ? steps("", steps.ladder(), steps.threshold(), factor)
                : sites.stream().flatMap(each -> rule(each, factor)).toList();
    }

    private static List<Edit> steps(String prefix, StepLadder ladder, Optional<BigDecimal> threshold, int factor) {
        List<Step> steps = ladder.steps();
        List<Edit> changes = new ArrayList<>();
        threshold.ifPresent(value -> changes.add(write(prefix + "threshold", value, factor)));
        for (int i = 0; i < steps.size(); i++) {
            String path = prefix + "steps[" + i + "].";
            steps.get(i).lower().ifPresent(bound -> changes.add(write(path + "lower", bound, factor)));
            steps.get(i).upper().ifPresent(bound -> changes.add(write(path + "upper", bound, factor)));
        }
        return changes;
    }

    private static Stream<Edit> rule(LocatedRule site, int factor) {
        return site.stepsRule()
                .map(rule -> steps(site.prefix(), rule.ladder(), rule.threshold(), factor).stream())
                .orElseGet(() -> explicit(site, factor));
    }

    private static Stream<Edit> explicit(LocatedRule site, int factor) {
        List<StepAdjustment> steps = site.policy().stepAdjustments().stream()
                .map(step -> new StepAdjustment(
                        step.lowerBound().map(bound -> bound.multiply(BigDecimal.valueOf(factor))),
                        step.upperBound().map(bound -> bound.multiply(BigDecimal.valueOf(factor))),
                        step.scalingAdjustment()))
                .toList();
        return Stream.of(write(site.alarmPath("threshold"), site.alarm().threshold(), factor), site.writeSteps(steps));
    }

    private static Edit write(String path, BigDecimal value, int factor) {
        return new Write(path, PlainNumbers.text(value.multiply(BigDecimal.valueOf(factor))));
    }

    private static BigDecimal highest(List<LocatedRule> sites) {
        return sites.stream()
                .flatMap(BoundMagnitudes::all)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Stream<BigDecimal> all(LocatedRule site) {
        Stream<BigDecimal> bounds = site.policy().stepAdjustments().stream()
                .flatMap(step -> Stream.of(site.rule().lower(step), site.rule().upper(step)))
                .flatMap(Optional::stream);
        return Stream.concat(Stream.of(site.alarm().threshold()), bounds);
    }
}
