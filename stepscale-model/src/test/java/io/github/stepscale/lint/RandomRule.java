package io.github.stepscale.lint;

import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
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
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Any legal rule in AWS's form, on a metric of which nothing is known, between whole numbers from -4 to 14. */
public final class RandomRule {
    private static final Metric ANY =
            new SourceMetric("MyApp", "Load", List.of(Dimension.of("Queue", "jobs")), Statistic.AVERAGE, 60);

    private RandomRule() {}

    public static Stream<LocatedRule> stream(long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> site(random));
    }

    /** Quarters beside every whole number, so that nothing between two bounds is left out. */
    public static List<BigDecimal> values() {
        return IntStream.rangeClosed(-44, 84)
                .mapToObj(quarters -> new BigDecimal(quarters).multiply(new BigDecimal("0.25")))
                .toList();
    }

    private static LocatedRule site(Random random) {
        Alarm alarm = new Alarm(
                ANY,
                Fill.NONE,
                ComparisonOperator.values()[random.nextInt(4)],
                BigDecimal.valueOf(random.nextInt(11)),
                1,
                1,
                TreatMissingData.MISSING);
        StepScalingPolicy policy = new StepScalingPolicy(
                AdjustmentType.CHANGE_IN_CAPACITY,
                steps(random),
                300,
                MetricAggregationType.AVERAGE,
                OptionalInt.empty());
        ScalingDescription scaling = ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(4)
                .rule("any", alarm, policy)
                .build();
        return LocatedRule.of(ScalingPlan.of(scaling)).findFirst().orElseThrow();
    }

    /** Without a gap, open on at least one side, and without a boundary at the threshold between two steps. */
    private static List<StepAdjustment> steps(Random random) {
        SortedSet<Integer> bounds = new TreeSet<>();
        int size = 1 + random.nextInt(4);
        while (bounds.size() < size) {
            bounds.add(random.nextInt(9) - 4);
        }
        boolean openBelow = bounds.first() < 0 || random.nextBoolean();
        boolean openAbove = bounds.last() > 0 || !openBelow || random.nextBoolean();
        List<Optional<BigDecimal>> ends = new ArrayList<>();
        bounds.stream().map(BigDecimal::valueOf).map(Optional::of).forEach(ends::add);
        if (openBelow) {
            ends.add(0, Optional.empty());
        }
        if (openAbove) {
            ends.add(Optional.empty());
        }
        ends.removeIf(end -> ends.indexOf(end) > 0
                && ends.indexOf(end) < ends.size() - 1
                && end.filter(bound -> bound.signum() == 0).isPresent());
        List<StepAdjustment> steps = IntStream.range(1, ends.size())
                .mapToObj(i -> new StepAdjustment(ends.get(i - 1), ends.get(i), i))
                .toList();
        boolean unbounded = steps.size() == 1 && ends.stream().allMatch(Optional::isEmpty);
        return steps.isEmpty() || unbounded ? steps(random) : steps;
    }
}
