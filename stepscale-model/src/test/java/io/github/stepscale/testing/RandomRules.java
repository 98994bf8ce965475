package io.github.stepscale.testing;

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
import io.github.stepscale.policy.steps.StepLadder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Rules in both forms, those in AWS's as far as the service accepts them, the surprising ones included. */
final class RandomRules {
    private static final List<String> NAMES = List.of("scale-out", "a", "Zeta", "x--y", "in-", "B2-b-3");
    private static final List<String> UNITS = List.of("1", "0.5", "0.01", "100", "1000000");

    private final RandomGenerator random;
    private final RandomMetric metrics;

    RandomRules(RandomGenerator random, RandomMetric metrics) {
        this.random = random;
        this.metrics = metrics;
    }

    /** One to four rules, most of them on the given metric. */
    ExplicitScaling scaling(Metric metric, int maxCapacity) {
        List<NamedRule> rules = new ArrayList<>();
        int count = random.nextInt(1, 5);
        for (int i = 0; i < count; i++) {
            String name = NAMES.get(random.nextInt(NAMES.size())) + "-" + i;
            Metric watched = random.nextInt(3) > 0 ? metric : metrics.metric();
            BigDecimal unit = new BigDecimal(UNITS.get(random.nextInt(UNITS.size())));
            rules.add(
                    random.nextBoolean()
                            ? new ExplicitRule(name, alarm(watched, unit), policy(unit))
                            : new RandomSteps(random).rule(name, watched, maxCapacity));
        }
        return new ExplicitScaling(rules);
    }

    private Alarm alarm(Metric metric, BigDecimal unit) {
        int periods = random.nextInt(1, 24);
        return new Alarm(
                metric,
                random.nextBoolean() ? Fill.NONE : Fill.with(unit.multiply(BigDecimal.valueOf(random.nextInt(-2, 3)))),
                pick(ComparisonOperator.values()),
                unit.multiply(BigDecimal.valueOf(random.nextInt(-50, 200))),
                periods,
                random.nextInt(1, periods + 1),
                pick(TreatMissingData.values()));
    }

    private StepScalingPolicy policy(BigDecimal unit) {
        AdjustmentType type = pick(AdjustmentType.values());
        List<StepAdjustment> steps = new ArrayList<>(ladder(type, unit));
        Collections.shuffle(steps, new Random(random.nextLong()));
        boolean magnitude = type == AdjustmentType.PERCENT_CHANGE_IN_CAPACITY && random.nextBoolean();
        return new StepScalingPolicy(
                type,
                steps,
                pick(0, 30, 60, 300),
                pick(MetricAggregationType.values()),
                magnitude ? OptionalInt.of(random.nextInt(1, 10)) : OptionalInt.empty());
    }

    /** Adjoining steps, none of which meet at the threshold: above it, below it, or across it. */
    private List<StepAdjustment> ladder(AdjustmentType type, BigDecimal unit) {
        int side = random.nextInt(3);
        int count = random.nextInt(20) == 0 ? StepLadder.MAX_STEPS : random.nextInt(1, 6);
        TreeSet<Integer> bounds = new TreeSet<>();
        // One-sided ladders are open at one end, so they have as many bounds as steps; those across have one less.
        int needed = side == 2 ? Math.max(1, count - 1) : count;
        boolean touching = random.nextInt(3) > 0;
        if (side != 2 && touching) {
            bounds.add(0);
        }
        while (bounds.size() < needed) {
            int bound = random.nextInt(1, 100);
            bounds.add(side == 0 ? bound : side == 1 ? -bound : random.nextBoolean() ? bound : -bound);
        }
        List<BigDecimal> ascending = bounds.stream()
                .map(each -> unit.multiply(BigDecimal.valueOf(each)))
                .toList();
        List<StepAdjustment> steps = new ArrayList<>();
        if (side != 0) {
            steps.add(new StepAdjustment(Optional.empty(), Optional.of(ascending.get(0)), amount(type)));
        }
        for (int i = 1; i < needed; i++) {
            steps.add(
                    new StepAdjustment(Optional.of(ascending.get(i - 1)), Optional.of(ascending.get(i)), amount(type)));
        }
        if (side != 1) {
            steps.add(new StepAdjustment(Optional.of(ascending.get(needed - 1)), Optional.empty(), amount(type)));
        }
        return steps;
    }

    private int amount(AdjustmentType type) {
        return switch (type) {
            case CHANGE_IN_CAPACITY -> random.nextInt(-3, 4);
            case PERCENT_CHANGE_IN_CAPACITY -> random.nextInt(-100, 201);
            case EXACT_CAPACITY -> random.nextInt(0, 30);
        };
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }
}
