package io.github.stepscale.lint;

import static io.github.stepscale.lint.Lint.endpoint;

import io.github.stepscale.policy.LadderRuleBuilder;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Mistakes in alarms. */
final class AlarmExamples {
    private AlarmExamples() {}

    static Stream<Example> all() {
        return Stream.of(idle(), late(), silence(), comparisons(), times()).flatMap(List::stream);
    }

    /** The steps of the original sample. */
    static ScalingDescriptionBuilder sample() {
        return endpoint()
                .step(Step.upper(20).change(-1))
                .step(Step.lower(20).upper(50).change(0))
                .step(Step.lower(50).change(1));
    }

    private static List<Example> idle() {
        SourceMetric requests = MetricCatalog.metric("Invocations", EndpointKind.REALTIME);
        SourceMetric cpu = MetricCatalog.metric("CPUUtilization", EndpointKind.REALTIME);
        return List.of(
                new Example(
                        "I-A32",
                        sample().metric(requests.withPeriod(300)),
                        sample().metric(requests.withPeriod(300)).settings(all -> all.evaluationPeriods(3))),
                new Example(
                        "I-A32",
                        sample().metric(requests.withPeriod(300)).layout(Layout.SPLIT),
                        sample().metric(requests.withPeriod(300))
                                .layout(Layout.SPLIT)
                                .scaleIn(in -> in.evaluationPeriods(3))),
                new Example("W-A08", sample().settings(all -> all.fill(Fill.NONE)), sample()),
                new Example(
                        "W-A08",
                        sample().layout(Layout.SPLIT)
                                .scaleIn(in -> in.fill(Fill.NONE).treatMissingData(TreatMissingData.BREACHING)),
                        sample().layout(Layout.SPLIT)),
                new Example(
                        "W-A08",
                        Explicit.in(20)
                                .missing(TreatMissingData.MISSING)
                                .upTo(0, -1)
                                .in(endpoint()),
                        Explicit.in(20)
                                .fill(Fill.ZERO)
                                .periods(3, 3)
                                .upTo(0, -1)
                                .in(endpoint())),
                new Example(
                        "W-A08",
                        Explicit.in(20)
                                .metric(math("m1 / 60", requests))
                                .upTo(0, -1)
                                .in(endpoint()),
                        Explicit.in(20)
                                .metric(math("FILL(m1, 0) / 60", requests))
                                .periods(3, 3)
                                .upTo(0, -1)
                                .in(endpoint())),
                // Of exact capacities only those below the maximum scale in.
                new Example("W-A08", capacities(1), capacities(10)),
                // A metric that is always there makes a sum with it always there.
                new Example(
                        "W-A08",
                        Explicit.in(20).upTo(0, -1).in(endpoint()),
                        Explicit.in(20)
                                .metric(math("m1 + m2", requests, cpu))
                                .upTo(0, -1)
                                .in(endpoint())),
                // Nor does one that leads to a capacity below the maximum: a 0 would not raise its alarm.
                new Example(
                        "W-A08",
                        Explicit.in(20)
                                .type(AdjustmentType.EXACT_CAPACITY)
                                .upTo(0, 1)
                                .in(endpoint()),
                        Explicit.out(50)
                                .type(AdjustmentType.EXACT_CAPACITY)
                                .from(0, 3)
                                .in(endpoint())),
                // Where another rule scales in by its fill, this one does not have to: the larger capacity wins.
                new Example("W-A08", twoLadders(Fill.NONE), twoLadders(Fill.ZERO)),
                new Example("W-A08", beside(TreatMissingData.IGNORE, -1), beside(TreatMissingData.MISSING, -1)),
                new Example("W-A08", beside(TreatMissingData.MISSING, 0), beside(TreatMissingData.MISSING, -1)),
                // A rule that only scales out does not have to see an idle endpoint.
                new Example(
                        "W-A08",
                        Explicit.in(20).upTo(0, -1).in(endpoint()),
                        Explicit.out(20).from(0, 1).in(endpoint())));
    }

    private static List<Example> late() {
        SourceMetric requests = MetricCatalog.metric("Invocations", EndpointKind.REALTIME);
        return List.of(
                new Example("W-A09", sample().settings(all -> all.evaluationPeriods(1)), sample()),
                new Example(
                        "W-A09",
                        sample().settings(all -> all.metricAggregationType(MetricAggregationType.AVERAGE)),
                        sample().settings(all -> all.evaluationPeriods(2))),
                new Example(
                        "W-A09",
                        sample().settings(all -> all.metricAggregationType(MetricAggregationType.MINIMUM)),
                        sample().settings(all -> all.datapointsToAlarm(1))),
                new Example(
                        "W-A09",
                        sample().layout(Layout.SPLIT).scaleIn(in -> in.evaluationPeriods(1)),
                        sample().layout(Layout.SPLIT).scaleIn(in -> in.evaluationPeriods(2))),
                new Example(
                        "W-A09",
                        sample().layout(Layout.SPLIT)
                                .scaleIn(in -> in.evaluationPeriods(3)
                                        .datapointsToAlarm(1)
                                        .metricAggregationType(MetricAggregationType.MINIMUM)),
                        sample().layout(Layout.SPLIT)
                                .scaleIn(in -> in.evaluationPeriods(3)
                                        .datapointsToAlarm(2)
                                        .metricAggregationType(MetricAggregationType.MINIMUM))),
                new Example(
                        "W-A09",
                        sample().layout(Layout.SPLIT).scaleOut(out -> out.fill(Fill.ZERO)),
                        sample().layout(Layout.SPLIT)
                                .scaleOut(out ->
                                        out.fill(Fill.ZERO).evaluationPeriods(2).datapointsToAlarm(1))),
                new Example(
                        "W-A09",
                        sample().settings(all -> all.fill(Fill.with(BigDecimal.valueOf(60)))),
                        sample().settings(all -> all.fill(Fill.with(BigDecimal.valueOf(30))))),
                new Example(
                        "W-A09",
                        sample().settings(all -> all.evaluationPeriods(1)),
                        sample().settings(all -> all.evaluationPeriods(1).fill(Fill.with(BigDecimal.valueOf(30))))),
                new Example(
                        "W-A09",
                        Explicit.in(20)
                                .metric(math("FILL(m1, 0)", requests))
                                .upTo(0, -1)
                                .in(endpoint()),
                        Explicit.in(20)
                                .metric(math("FILL(m1, 0)", requests))
                                .periods(2, 2)
                                .upTo(0, -1)
                                .in(endpoint())));
    }

    private static List<Example> silence() {
        return List.of(
                new Example(
                        "I-A10",
                        Explicit.out(50).periods(3, 3).from(0, 1).in(endpoint()),
                        Explicit.out(50).periods(1, 1).from(0, 1).in(endpoint())),
                new Example(
                        "I-A10",
                        Explicit.out(50).periods(2, 3).from(0, 1).in(endpoint()),
                        Explicit.out(50)
                                .periods(2, 3)
                                .fill(Fill.ZERO)
                                .from(0, 1)
                                .in(endpoint())),
                // Where it scales in as well, the silence itself is the mistake.
                new Example(
                        "I-A10",
                        Explicit.out(50).periods(3, 3).from(0, 1).in(endpoint()),
                        sample().settings(all -> all.fill(Fill.NONE))),
                new Example(
                        "W-A33",
                        Explicit.out(50)
                                .missing(TreatMissingData.BREACHING)
                                .from(0, 1)
                                .in(endpoint()),
                        Explicit.out(50)
                                .missing(TreatMissingData.MISSING)
                                .from(0, 1)
                                .in(endpoint())),
                // A metric that is there without requests can be missing as well.
                new Example(
                        "W-A33",
                        Explicit.in(20)
                                .metric("CPUUtilization", EndpointKind.REALTIME)
                                .missing(TreatMissingData.BREACHING)
                                .upTo(0, -1)
                                .in(endpoint()),
                        Explicit.in(20)
                                .metric("CPUUtilization", EndpointKind.REALTIME)
                                .fill(Fill.ZERO)
                                .missing(TreatMissingData.BREACHING)
                                .upTo(0, -1)
                                .in(endpoint())),
                new Example(
                        "W-A33",
                        Explicit.out(50)
                                .metric(math("m1 + m2", requests(), requests()))
                                .missing(TreatMissingData.BREACHING)
                                .from(0, 1)
                                .in(endpoint()),
                        Explicit.out(50)
                                .metric(math("FILL(m1 + m2, 0)", requests(), requests()))
                                .missing(TreatMissingData.BREACHING)
                                .from(0, 1)
                                .in(endpoint())),
                // Where it scales in as well, A08 says what silence does.
                new Example(
                        "W-A33",
                        Explicit.out(50)
                                .missing(TreatMissingData.BREACHING)
                                .from(0, 1)
                                .in(endpoint()),
                        sample().settings(all -> all.fill(Fill.NONE).treatMissingData(TreatMissingData.BREACHING))),
                // Unless another rule scales in then.
                new Example("W-A33", beside(TreatMissingData.BREACHING, -1), beside(TreatMissingData.MISSING, -1)),
                new Example(
                        "W-A29",
                        sample().layout(Layout.SPLIT).scaleOut(out -> out.treatMissingData(TreatMissingData.IGNORE)),
                        sample().layout(Layout.SPLIT)),
                new Example(
                        "W-A29",
                        Explicit.out(50)
                                .missing(TreatMissingData.IGNORE)
                                .from(0, 1)
                                .in(endpoint()),
                        Explicit.out(50)
                                .metric("CPUUtilization", EndpointKind.REALTIME)
                                .missing(TreatMissingData.IGNORE)
                                .from(0, 1)
                                .in(endpoint())));
    }

    private static List<Example> comparisons() {
        return List.of(
                new Example(
                        "W-A16",
                        failures(Explicit.over(1)).in(component()),
                        failures(Explicit.out(1)).in(component())),
                new Example(
                        "I-A22",
                        Explicit.over(50).from(0, 1).in(endpoint()),
                        Explicit.out(50).from(0, 1).in(endpoint())),
                // Zero against one is what counts for what wakes.
                new Example(
                        "I-A22",
                        Explicit.over(0).from(0, 1).in(endpoint()),
                        failures(Explicit.over(0)).in(component())),
                new Example(
                        "E-A24",
                        Explicit.in(0).upTo(0, -1).in(endpoint()),
                        Explicit.upTo(0).upTo(0, -1).in(endpoint())),
                new Example(
                        "E-A24",
                        Explicit.over(1)
                                .metric("HasBacklogWithoutCapacity", EndpointKind.ASYNC)
                                .from(0, 1)
                                .in(async()),
                        Explicit.over(0)
                                .metric("HasBacklogWithoutCapacity", EndpointKind.ASYNC)
                                .from(0, 1)
                                .in(async())),
                new Example(
                        "E-A24",
                        endpoint()
                                .metric("MemoryUtilization")
                                .step(Step.lower(101).change(1)),
                        endpoint()
                                .metric("MemoryUtilization")
                                .step(Step.lower(100).change(1))),
                // Nothing is known of the values of another's metric, nor of a sum.
                new Example(
                        "E-A24",
                        Explicit.in(0).upTo(0, -1).in(endpoint()),
                        Explicit.in(0)
                                .metric(LadderExamples.FREE_SLOTS)
                                .upTo(0, -1)
                                .in(endpoint())),
                new Example(
                        "E-A24",
                        endpoint()
                                .metric("MemoryUtilization")
                                .step(Step.lower(101).change(1)),
                        endpoint()
                                .metric(MetricCatalog.metric("MemoryUtilization", EndpointKind.REALTIME)
                                        .withStatistic(Statistic.SUM))
                                .step(Step.lower(101).change(1))),
                // A fill can be what the metric never is.
                new Example(
                        "E-A24",
                        Explicit.in(0).upTo(0, -1).in(endpoint()),
                        Explicit.in(0)
                                .fill(Fill.with(BigDecimal.valueOf(-1)))
                                .periods(2, 2)
                                .upTo(0, -1)
                                .in(endpoint())));
    }

    private static List<Example> times() {
        return List.of(
                new Example(
                        "W-A19", sample().settings(all -> all.cooldown(0)), sample().settings(all -> all.cooldown(1))),
                new Example(
                        "W-A19",
                        sample().settings(all -> all.cooldown(0)),
                        endpoint()
                                .metric("Invocations")
                                .step(Step.upper(100).capacity(1))
                                .step(Step.lower(100).capacity(3))
                                .settings(all -> all.cooldown(0))),
                new Example("I-A20", sample(), endpoint().step(Step.lower(50).change(1))),
                new Example(
                        "I-A20",
                        sample().layout(Layout.SPLIT),
                        Explicit.out(50).from(0, 1).in(endpoint())),
                new Example(
                        "W-M10",
                        sample().settings(all -> all.cooldown(239)),
                        sample().settings(all -> all.cooldown(240))),
                new Example(
                        "W-M10",
                        sample().layout(Layout.SPLIT).scaleOut(out -> out.cooldown(119)),
                        sample().layout(Layout.SPLIT).scaleIn(in -> in.cooldown(1))),
                new Example(
                        "I-M15",
                        Explicit.out(50).periods(6, 6).cooldown(600).from(0, 1).in(endpoint()),
                        Explicit.out(50).periods(5, 6).cooldown(600).from(0, 1).in(endpoint())),
                new Example(
                        "I-M15",
                        Explicit.out(50).periods(6, 6).cooldown(600).from(0, 1).in(endpoint()),
                        sample().settings(all -> all.evaluationPeriods(6).cooldown(600))));
    }

    /** A rule over a minute, without a fill, and one over half an hour. */
    private static ScalingDescriptionBuilder twoLadders(Fill slow) {
        return endpoint()
                .rule(
                        "fast",
                        fast -> ladder(fast)
                                .settings(all -> all.fill(Fill.NONE)
                                        .evaluationPeriods(1)
                                        .cooldown(0)
                                        .treatMissingData(TreatMissingData.MISSING)))
                .rule(
                        "slow",
                        rule -> ladder(rule)
                                .settings(all -> all.fill(slow)
                                        .evaluationPeriods(30)
                                        .datapointsToAlarm(30)
                                        .cooldown(0)));
    }

    private static LadderRuleBuilder ladder(LadderRuleBuilder rule) {
        return rule.metric("Invocations")
                .step(Step.upper(100).capacity(1))
                .step(Step.lower(100).capacity(10));
    }

    /** A rule without a fill beside one that does {@code change} at its fill, and one that scales out. */
    private static ScalingDescriptionBuilder beside(TreatMissingData missing, int change) {
        return endpoint()
                .rule(
                        "quiet",
                        rule -> rule.step(Step.upper(20).change(-1))
                                .settings(all -> all.fill(Fill.NONE).treatMissingData(missing)))
                .rule(
                        "filled",
                        rule -> rule.step(Step.upper(10).change(change))
                                .step(Step.lower(10).upper(30).change(-1)))
                .rule("out", rule -> rule.step(Step.lower(80).change(1)));
    }

    private static ScalingDescriptionBuilder capacities(int least) {
        return endpoint()
                .metric("Invocations")
                .step(Step.upper(100).capacity(least))
                .step(Step.lower(100).capacity(10))
                .settings(all -> all.fill(Fill.NONE));
    }

    private static Explicit failures(Explicit rule) {
        return rule.metric("NoCapacityInvocationFailures", EndpointKind.COMPONENT)
                .from(0, 1);
    }

    private static ScalingDescriptionBuilder component() {
        return ScalingDescription.inferenceComponent("model")
                .minCapacity(0)
                .maxCapacity(4)
                .wakeFromZero(false);
    }

    private static ScalingDescriptionBuilder async() {
        return ScalingDescription.endpoint("summaries")
                .inferenceType(EndpointKind.ASYNC)
                .minCapacity(0)
                .maxCapacity(4)
                .wakeFromZero(false);
    }

    private static MathMetric math(String expression, SourceMetric... inputs) {
        return MetricExamples.math(expression, inputs);
    }

    private static SourceMetric requests() {
        return MetricCatalog.metric("Invocations", EndpointKind.REALTIME);
    }
}
