package io.github.stepscale.lint;

import static io.github.stepscale.lint.Lint.endpoint;

import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Mistakes in steps. */
final class LadderExamples {
    static final Metric FREE_SLOTS =
            new SourceMetric("MyApp", "FreeSlots", List.of(Dimension.of("Queue", "jobs")), Statistic.AVERAGE, 60);

    private LadderExamples() {}

    static Stream<Example> all() {
        return Stream.of(bounds(), holes(), directions(), sizes(), aggregates(), ladders())
                .flatMap(List::stream);
    }

    private static List<Example> bounds() {
        return List.of(
                new Example(
                        "E-S01",
                        Explicit.out(70).between(70, 85, 1).from(85, 2).in(endpoint()),
                        Explicit.out(70).between(0, 15, 1).from(15, 2).in(endpoint())),
                new Example(
                        "W-S01",
                        Explicit.out(70).between(75, 85, 1).from(85, 2).in(endpoint()),
                        Explicit.out(70).between(10, 85, 1).from(85, 2).in(endpoint())),
                new Example(
                        "W-S01",
                        Explicit.in(20)
                                .upTo(10, -2)
                                .between(10, 20, -1)
                                .from(20, 0)
                                .in(endpoint()),
                        Explicit.in(20).upTo(-10, -2).between(-10, 0, -1).in(endpoint())),
                new Example(
                        "W-S01",
                        Explicit.in(20)
                                .upTo(10, -2)
                                .between(10, 20, -1)
                                .from(20, 0)
                                .in(endpoint()),
                        Explicit.in(20)
                                .upTo(-10, -2)
                                .between(-10, 20, -1)
                                .from(20, 0)
                                .in(endpoint())),
                new Example(
                        "E-S01",
                        Explicit.out(1).from(1, 1).in(endpoint()),
                        Explicit.out(1).from(0, 1).in(endpoint())),
                // A threshold of zero has no size to compare bounds with.
                new Example(
                        "W-S01",
                        Explicit.out(1).from(2, 1).in(endpoint()),
                        Explicit.out(0).from(2, 1).in(endpoint())));
    }

    private static List<Example> holes() {
        return List.of(
                new Example(
                        "E-S07",
                        Explicit.in(20).from(0, -1).in(endpoint()),
                        Explicit.in(20).upTo(0, -1).in(endpoint())),
                new Example(
                        "E-S07",
                        Explicit.upTo(20).from(0, -1).in(endpoint()),
                        Explicit.upTo(20).upTo(0, -1).in(endpoint())),
                new Example(
                        "E-S08",
                        Explicit.out(50).upTo(0, 1).in(endpoint()),
                        Explicit.out(50).from(0, 1).in(endpoint())),
                new Example(
                        "E-S08",
                        Explicit.over(50).upTo(-5, 1).in(endpoint()),
                        Explicit.over(50).from(0, 1).in(endpoint())),
                new Example(
                        "W-S13",
                        Explicit.out(60)
                                .type(AdjustmentType.PERCENT_CHANGE_IN_CAPACITY)
                                .between(10, 20, 10)
                                .between(20, 30, 20)
                                .from(30, 30)
                                .in(endpoint()),
                        Explicit.out(60)
                                .type(AdjustmentType.PERCENT_CHANGE_IN_CAPACITY)
                                .between(0, 20, 10)
                                .between(20, 30, 20)
                                .from(30, 30)
                                .in(endpoint())),
                new Example(
                        "W-S13",
                        Explicit.in(20).upTo(-10, -1).in(endpoint()),
                        Explicit.in(20).upTo(-10, -1).between(-10, 0, 0).in(endpoint())));
    }

    private static List<Example> directions() {
        return List.of(
                new Example(
                        "E-S09",
                        Explicit.out(50).from(0, -1).in(endpoint()),
                        Explicit.out(50).from(0, 1).in(endpoint())),
                new Example(
                        "E-S09",
                        Explicit.in(20).upTo(0, 1).in(endpoint()),
                        Explicit.in(20).upTo(0, -1).in(endpoint())),
                // Scaling in above a threshold is right where the alarm always fires and more load holds.
                new Example(
                        "E-S09",
                        Explicit.out(10).between(0, 20, -1).from(20, 0).in(endpoint()),
                        Explicit.out(0).upTo(20, -1).from(20, 0).in(endpoint())),
                // More load, less capacity: never right for load; right for a metric that falls as load grows.
                new Example(
                        "E-S09",
                        endpoint()
                                .step(Step.upper(20).change(1))
                                .step(Step.lower(50).change(-1)),
                        endpoint()
                                .metric(FREE_SLOTS)
                                .threshold(0)
                                .step(Step.upper(20).change(1))
                                .step(Step.lower(50).change(-1))),
                new Example(
                        "W-S09",
                        Explicit.in(5).metric(FREE_SLOTS).upTo(0, 1).in(endpoint()),
                        Explicit.in(5).metric(FREE_SLOTS).upTo(0, -1).in(endpoint())),
                new Example(
                        "W-S23",
                        endpoint().step(Step.lower(50).change(1)),
                        endpoint()
                                .step(Step.lower(50).change(1))
                                .schedule(CapacityExamples.schedule(
                                        "night", 22, OptionalInt.empty(), OptionalInt.of(2)))),
                new Example(
                        "W-S23",
                        endpoint().step(Step.lower(50).change(1)),
                        endpoint()
                                .step(Step.lower(50).change(1))
                                .step(Step.upper(20).change(-1))),
                new Example(
                        "I-S23",
                        Explicit.in(20).upTo(0, -1).in(endpoint()),
                        Explicit.out(50)
                                .from(0, 1)
                                .in(Explicit.in(20).upTo(0, -1).in(endpoint()))));
    }

    private static List<Example> sizes() {
        return List.of(
                new Example(
                        "W-S16",
                        endpoint().step(Step.lower(50).percent(9)),
                        endpoint().step(Step.lower(50).percent(10))),
                new Example(
                        "W-S16",
                        endpoint().step(Step.lower(50).percent(10)).settings(all -> all.minAdjustmentMagnitude(2)),
                        endpoint().step(Step.lower(50).percent(20)).settings(all -> all.minAdjustmentMagnitude(2))),
                new Example(
                        "I-S16",
                        endpoint().step(Step.lower(50).percent(50)),
                        endpoint().minCapacity(2).step(Step.lower(50).percent(50))),
                new Example(
                        "W-S18",
                        endpoint()
                                .step(Step.upper(20).change(-5))
                                .step(Step.lower(50).change(1)),
                        endpoint()
                                .step(Step.upper(20).change(-4))
                                .step(Step.lower(50).change(1))),
                new Example(
                        "W-S18",
                        endpoint()
                                .step(Step.upper(20).percent(-50))
                                .step(Step.lower(50).percent(50)),
                        endpoint()
                                .step(Step.upper(20).percent(-49))
                                .step(Step.lower(50).percent(50))),
                // One of two is half as well, but nobody can remove less.
                new Example(
                        "W-S18",
                        endpoint()
                                .maxCapacity(3)
                                .step(Step.upper(20).change(-2))
                                .step(Step.lower(50).change(1)),
                        endpoint()
                                .maxCapacity(2)
                                .step(Step.upper(20).change(-2))
                                .step(Step.lower(50).change(1))),
                new Example("W-S22", capacities(12), capacities(10)),
                new Example(
                        "W-S22",
                        capacities(12),
                        capacities(12)
                                .schedule(new ScheduledAction(
                                        "day",
                                        "cron(0 8 * * ? *)",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        OptionalInt.empty(),
                                        OptionalInt.of(12)))),
                new Example(
                        "W-S22", capacities(10).minCapacity(2), capacities(10).minCapacity(1)));
    }

    private static ScalingDescriptionBuilder capacities(int most) {
        return endpoint()
                .metric("Invocations")
                .step(Step.upper(100).capacity(1))
                .step(Step.lower(100).upper(500).capacity(4))
                .step(Step.lower(500).capacity(most));
    }

    private static List<Example> aggregates() {
        return List.of(
                new Example(
                        "W-S19",
                        Explicit.out(50)
                                .periods(2, 3)
                                .aggregation(MetricAggregationType.AVERAGE)
                                .from(0, 1)
                                .in(endpoint()),
                        Explicit.out(50)
                                .periods(2, 3)
                                .aggregation(MetricAggregationType.MAXIMUM)
                                .from(0, 1)
                                .in(endpoint())),
                new Example(
                        "W-S19",
                        Explicit.out(50)
                                .periods(2, 3)
                                .aggregation(MetricAggregationType.MINIMUM)
                                .from(0, 1)
                                .in(endpoint()),
                        Explicit.out(50)
                                .periods(3, 3)
                                .aggregation(MetricAggregationType.MINIMUM)
                                .from(0, 1)
                                .in(endpoint())),
                new Example(
                        "W-S19",
                        Explicit.in(20)
                                .periods(2, 3)
                                .aggregation(MetricAggregationType.MAXIMUM)
                                .upTo(0, -1)
                                .in(endpoint()),
                        Explicit.in(20)
                                .periods(2, 3)
                                .aggregation(MetricAggregationType.MINIMUM)
                                .upTo(0, -1)
                                .in(endpoint())),
                // An alarm that always fires has no other side.
                new Example(
                        "W-S19",
                        Explicit.out(1)
                                .periods(2, 3)
                                .aggregation(MetricAggregationType.AVERAGE)
                                .from(0, 1)
                                .in(endpoint()),
                        Explicit.out(0)
                                .periods(2, 3)
                                .aggregation(MetricAggregationType.AVERAGE)
                                .from(0, 1)
                                .in(endpoint())),
                // A hold on the other side catches what the average can be.
                new Example(
                        "W-S19",
                        Explicit.out(50)
                                .periods(2, 3)
                                .aggregation(MetricAggregationType.AVERAGE)
                                .from(0, 1)
                                .in(endpoint()),
                        Explicit.out(50)
                                .periods(2, 3)
                                .aggregation(MetricAggregationType.AVERAGE)
                                .upTo(10, 0)
                                .from(10, 1)
                                .in(endpoint())),
                new Example(
                        "W-S19",
                        endpoint()
                                .layout(Layout.SPLIT)
                                .step(Step.lower(50).change(1))
                                .settings(all -> all.evaluationPeriods(3)
                                        .datapointsToAlarm(2)
                                        .metricAggregationType(MetricAggregationType.AVERAGE)),
                        endpoint()
                                .step(Step.lower(50).change(1))
                                .step(Step.upper(20).change(-1))
                                .settings(all -> all.evaluationPeriods(3)
                                        .datapointsToAlarm(2)
                                        .metricAggregationType(MetricAggregationType.AVERAGE))));
    }

    private static List<Example> ladders() {
        return List.of(
                new Example(
                        "W-S17",
                        endpoint()
                                .step(Step.lower(50).upper(80).change(3))
                                .step(Step.lower(80).change(1)),
                        endpoint()
                                .step(Step.lower(50).upper(80).change(1))
                                .step(Step.lower(80).change(3))),
                // A gap holds, between two steps that scale the same way.
                new Example(
                        "W-S17",
                        endpoint()
                                .step(Step.lower(50).upper(80).change(1))
                                .step(Step.lower(100).change(2)),
                        endpoint()
                                .step(Step.lower(50).upper(100).change(1))
                                .step(Step.lower(100).change(2))),
                // A hold beyond the last step was asked for.
                new Example(
                        "W-S17",
                        endpoint()
                                .step(Step.upper(10).change(-1))
                                .step(Step.lower(10).upper(20).change(-2))
                                .step(Step.lower(50).change(1)),
                        endpoint()
                                .step(Step.upper(10).change(0))
                                .step(Step.lower(10).upper(20).change(-2))
                                .step(Step.lower(50).upper(90).change(1))
                                .step(Step.lower(90).change(0))),
                new Example(
                        "W-S17",
                        endpoint()
                                .metric("Invocations")
                                .step(Step.upper(100).capacity(4))
                                .step(Step.lower(100).capacity(2)),
                        endpoint()
                                .metric(FREE_SLOTS)
                                .threshold(0)
                                .step(Step.upper(100).capacity(4))
                                .step(Step.lower(100).capacity(2))),
                new Example(
                        "W-S17",
                        Explicit.in(10)
                                .metric(FREE_SLOTS)
                                .upTo(-5, 1)
                                .between(-5, 0, 2)
                                .in(endpoint()),
                        Explicit.in(10)
                                .metric(FREE_SLOTS)
                                .upTo(-5, 2)
                                .between(-5, 0, 1)
                                .in(endpoint())),
                // A hold that never applies does no harm.
                new Example(
                        "W-S20",
                        Explicit.out(50)
                                .upTo(-10, -1)
                                .between(-10, 9, 1)
                                .from(9, 2)
                                .in(endpoint()),
                        Explicit.out(50)
                                .upTo(-10, 0)
                                .between(-10, 9, 1)
                                .from(9, 2)
                                .in(endpoint())),
                new Example(
                        "W-S20",
                        Explicit.out(50)
                                .upTo(-10, -1)
                                .between(-10, 9, 1)
                                .from(9, 2)
                                .in(endpoint()),
                        Explicit.out(50).upTo(-10, -1).in(endpoint())),
                new Example(
                        "W-S20",
                        Explicit.out(50)
                                .upTo(-10, -1)
                                .between(-10, 9, 1)
                                .from(9, 2)
                                .in(endpoint()),
                        Explicit.out(50).between(0, 9, 1).from(9, 2).in(endpoint())),
                new Example(
                        "W-S20",
                        endpoint()
                                .layout(Layout.SPLIT)
                                .step(Step.upper(-5).change(-2))
                                .step(Step.lower(-5).upper(20).change(-1)),
                        endpoint()
                                .layout(Layout.SPLIT)
                                .step(Step.upper(5).change(-2))
                                .step(Step.lower(5).upper(20).change(-1))),
                new Example(
                        "W-S20",
                        endpoint()
                                .metric("MemoryUtilization")
                                .step(Step.lower(80).upper(120).change(1))
                                .step(Step.lower(120).change(2)),
                        endpoint()
                                .metric("MemoryUtilization")
                                .step(Step.lower(80).upper(95).change(1))
                                .step(Step.lower(95).change(2))),
                new Example(
                        "I-S21",
                        endpoint()
                                .layout(Layout.SPLIT)
                                .step(Step.upper(10).change(-2))
                                .step(Step.lower(10).upper(20).change(-1))
                                .step(Step.lower(50).change(1)),
                        endpoint()
                                .step(Step.upper(10).change(-2))
                                .step(Step.lower(10).upper(20).change(-1))
                                .step(Step.lower(50).change(1))),
                new Example(
                        "W-S24",
                        endpoint()
                                .metric("Invocations")
                                .step(Step.upper(100).change(-1))
                                .step(Step.lower(500).change(1)),
                        endpoint()
                                .metric("Invocations")
                                .step(Step.upper(500).capacity(1))
                                .step(Step.lower(500).capacity(3))),
                new Example(
                        "W-S24",
                        Explicit.out(500)
                                .metric("Invocations", EndpointKind.REALTIME)
                                .from(0, 1)
                                .in(endpoint()),
                        Explicit.out(500).from(0, 1).in(endpoint())));
    }
}
