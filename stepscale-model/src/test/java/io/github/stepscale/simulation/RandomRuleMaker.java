package io.github.stepscale.simulation;

import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.rule.TreatMissingData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Draws rules in AWS's form: mostly sensible ones, and every kind of surprising one. */
final class RandomRuleMaker {
    private final Draw draw;
    private final BigDecimal unit;

    RandomRuleMaker(Draw draw, BigDecimal unit) {
        this.draw = draw;
        this.unit = unit;
    }

    static int cooldown(Draw draw) {
        return draw.of(0, 1, 59, 60, 61, 119, 120, 180, 300, 300, 600, 900);
    }

    ExplicitScaling scaling(int count, Supplier<Metric> metric) {
        List<NamedRule> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ComparisonOperator comparison = draw.of(ComparisonOperator.values());
            rules.add(new ExplicitRule("r" + i, alarm(metric.get(), comparison), policy(comparison)));
        }
        return new ExplicitScaling(rules);
    }

    private Alarm alarm(Metric metric, ComparisonOperator comparison) {
        int periods = draw.chance(0.7) ? draw.between(1, 4) : draw.between(1, 16);
        return new Alarm(
                metric,
                fill(),
                comparison,
                draw.halves(unit, 0, 8),
                periods,
                draw.chance(0.5) ? periods : draw.between(1, periods),
                draw.of(TreatMissingData.values()));
    }

    private Fill fill() {
        return switch (draw.between(0, 3)) {
            case 0, 1 -> Fill.NONE;
            case 2 -> Fill.ZERO;
            default -> Fill.with(draw.halves(unit, -2, 8));
        };
    }

    private StepScalingPolicy policy(ComparisonOperator comparison) {
        AdjustmentType type = draw.of(AdjustmentType.values());
        boolean magnitude = type == AdjustmentType.PERCENT_CHANGE_IN_CAPACITY && draw.chance(0.5);
        return new StepScalingPolicy(
                type,
                ladder(type, comparison),
                cooldown(draw),
                draw.of(MetricAggregationType.values()),
                magnitude ? OptionalInt.of(draw.between(1, 4)) : OptionalInt.empty());
    }

    /** Adjoining steps on the alarm's side of the threshold, now and then on the other or across it. */
    private List<StepAdjustment> ladder(AdjustmentType type, ComparisonOperator comparison) {
        boolean above = comparison == ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD
                || comparison == ComparisonOperator.GREATER_THAN_THRESHOLD;
        boolean across = draw.chance(0.15);
        boolean up = draw.chance(0.1) != above;
        List<BigDecimal> bounds = bounds(across, up);
        boolean openBelow = across || !up;
        boolean openAbove = across || up;
        boolean mixed = draw.chance(0.15);
        boolean growing = type == AdjustmentType.CHANGE_IN_CAPACITY && draw.chance(0.6);
        List<StepAdjustment> steps = new ArrayList<>();
        if (openBelow) {
            steps.add(step(Optional.empty(), Optional.of(bounds.get(0)), amount(type, !mixed, false)));
        }
        for (int i = 1; i < bounds.size(); i++) {
            boolean out = across ? bounds.get(i).signum() > 0 : up;
            int amount = amount(type, !mixed, out) + (out && growing ? i : 0);
            steps.add(step(Optional.of(bounds.get(i - 1)), Optional.of(bounds.get(i)), amount));
        }
        if (openAbove) {
            int amount = amount(type, !mixed, true) + (growing ? bounds.size() : 0);
            steps.add(step(Optional.of(bounds.get(bounds.size() - 1)), Optional.empty(), amount));
        }
        return steps;
    }

    /** Ascending; as many as make one to six steps, none of them at the threshold between two steps. */
    private List<BigDecimal> bounds(boolean across, boolean up) {
        int count = draw.between(1, across ? 5 : 6);
        TreeSet<BigDecimal> bounds = new TreeSet<>();
        if (!across && draw.chance(0.7)) {
            bounds.add(BigDecimal.ZERO);
        }
        while (bounds.size() < count) {
            BigDecimal bound = draw.halves(unit, 1, 12);
            bounds.add(across ? draw.chance(0.5) ? bound : bound.negate() : up ? bound : bound.negate());
        }
        return List.copyOf(bounds);
    }

    private static StepAdjustment step(Optional<BigDecimal> lower, Optional<BigDecimal> upper, int amount) {
        return new StepAdjustment(lower, upper, amount);
    }

    private int amount(AdjustmentType type, boolean sensible, boolean out) {
        boolean more = sensible ? out : draw.chance(0.5);
        return switch (type) {
            case CHANGE_IN_CAPACITY -> draw.between(0, 3) * (more ? 1 : -1);
            case PERCENT_CHANGE_IN_CAPACITY -> draw.of(0, 10, 25, 33, 50, 100, 150) * (more ? 1 : -1);
            case EXACT_CAPACITY -> more ? draw.between(2, 14) : draw.between(0, 4);
        };
    }
}
