package io.github.stepscale.lint;

import static io.github.stepscale.lint.Lint.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the findings that matter most say, word for word: what is, with its numbers, what follows, and the fix. */
class SentencesTest {
    @Test
    void namesBoundsThatAreMetricValues() {
        assertThat(Lint.texts(
                        "S01", Explicit.out(70).between(70, 85, 1).from(85, 2).in(endpoint())))
                .containsExactly(
                        "E-S01 rules[0].policy.stepAdjustments: the bound 70 beside a threshold of 70 looks like a"
                                + " value of the metric, but bounds count from the threshold: it stands at 140. Subtract"
                                + " 70 from every bound.");
    }

    @Test
    void namesAnAlarmWithoutAnyStep() {
        assertThat(Lint.texts("S07", Explicit.in(20).from(0, -1).in(endpoint())))
                .containsExactly(
                        "E-S07 rules[0].policy.stepAdjustments: the alarm fires at [0, 20), and no step applies there:"
                                + " every action fails. Give the step nearest to the threshold metricIntervalUpperBound: 0"
                                + " and no bound beyond it.");
        assertThat(Lint.texts("S08", Explicit.out(50).upTo(0, 1).in(endpoint())))
                .containsExactly(
                        "E-S08 rules[0].policy.stepAdjustments: the alarm fires at (50, +inf), and no step applies"
                                + " there: every action fails. Give the step nearest to the threshold"
                                + " metricIntervalLowerBound: 0 and no bound beyond it.");
    }

    @Test
    void namesValuesBeforeTheFirstStep() {
        assertThat(Lint.texts(
                        "S13", Explicit.out(60).between(10, 20, 1).from(20, 2).in(endpoint())))
                .containsExactly(
                        "W-S13 rules[0].policy.stepAdjustments: the alarm fires at [60, 70), and no step applies"
                                + " there: the action fails once a minute. Write threshold: 70, where the first step is, and"
                                + " subtract 10 from every bound; or let that step begin at bound 0.");
    }

    @Test
    void namesStepsInTheWrongDirection() {
        assertThat(Lint.texts(
                        "S09",
                        endpoint()
                                .step(Step.upper(20).change(1))
                                .step(Step.lower(50).change(-1))))
                .containsExactly(
                        "E-S09 steps[1]: -1 at [50, +inf) removes capacity while InvocationsPerInstance is high."
                                + " Reverse the sign of the step, or the comparison of the alarm.");
    }

    @Test
    void namesAGapBetweenSteps() {
        assertThat(Lint.texts(
                        "S17",
                        endpoint()
                                .step(Step.lower(50).upper(80).change(1))
                                .step(Step.lower(100).change(2))))
                .containsExactly(
                        "W-S17 steps: hold at [80, 100) follows +1 at [50, 80): a worse value gets a weaker response. Sort the amounts, or close the gap.");
    }

    @Test
    void namesAnAggregateThatCanMissEveryStep() {
        assertThat(Lint.texts(
                        "S19",
                        Explicit.out(50)
                                .periods(2, 3)
                                .aggregation(MetricAggregationType.AVERAGE)
                                .from(0, 1)
                                .in(endpoint())))
                .containsExactly(
                        "W-S19 rules[0].policy.metricAggregationType: the alarm fires on 2 of 3 datapoints, but the"
                                + " Average of all of them can be below 50, where no step applies: the action then fails."
                                + " Write metricAggregationType: Maximum, or datapointsToAlarm: 3.");
    }

    @Test
    void namesABoundaryBelowTheThreshold() {
        ScalingDescriptionBuilder scaling = endpoint()
                .layout(Layout.SPLIT)
                .step(Step.lower(50).change(1))
                .step(Step.lower(10).upper(20).change(-1))
                .step(Step.upper(5).change(-3))
                .step(Step.lower(5).upper(10).change(-2));
        assertThat(Lint.texts("S21", scaling))
                .containsExactly(
                        "I-S21 steps[3]: at exactly 5 the step below it applies, -3 and not -2: under an alarm with < a"
                                + " boundary belongs to the step further from the threshold. Nothing, unless the metric is often exactly 5.",
                        "I-S21 steps[1]: at exactly 10 the step below it applies, -2 and not -1: under an alarm with <"
                                + " a boundary belongs to the step further from the threshold. Nothing, unless the metric is often exactly 10.");
    }

    @Test
    void namesAMeaninglessStatistic() {
        assertThat(Lint.texts(
                        "A02",
                        AlarmExamples.sample()
                                .metric(MetricCatalog.metric("InvocationsPerInstance", EndpointKind.REALTIME)
                                        .withStatistic(Statistic.AVERAGE))))
                .containsExactly(
                        "E-A02 metric.statistic: the Average of InvocationsPerInstance is one divided by the capacity,"
                                + " whatever the load: every request is one sample of that size. Write statistic: Sum.");
    }

    @Test
    void namesAnIdleEndpointThatDoesNotScaleIn() {
        assertThat(Lint.texts("A08", AlarmExamples.sample().settings(all -> all.fill(Fill.NONE))))
                .containsExactly("W-A08 fill: InvocationsPerInstance has no datapoint without requests, and with"
                        + " treatMissingData: missing the alarm then does not fire: an idle endpoint does not scale in."
                        + " Write fill: 0.");
    }

    @Test
    void namesALateDatapointThatDecides() {
        assertThat(Lint.texts(
                        "A09",
                        AlarmExamples.sample()
                                .settings(all -> all.metricAggregationType(MetricAggregationType.AVERAGE))))
                .containsExactly(
                        "W-A09 metricAggregationType: a late minute counts as 0, which pulls down the Average of 3"
                                + " datapoints: a load up to 30 counts as less than 20, and the policy takes the step -1."
                                + " Write metricAggregationType: Maximum.");
        assertThat(Lint.texts("A09", AlarmExamples.sample().layout(Layout.SPLIT).scaleOut(out -> out.fill(Fill.ZERO))))
                .containsExactly("W-A09 scaleOut.fill: a late minute counts as 0, which does not breach, and 1 of 1"
                        + " datapoints must: the alarm fires late or not at all. Write fill: none.");
    }

    @Test
    void namesTheCapacityThatFlaps() {
        assertThat(Lint.texts(
                        "A15",
                        endpoint()
                                .step(Step.upper(35).change(-1))
                                .step(Step.lower(50).change(1))))
                .containsExactly(
                        "W-A15 steps: at 1 instance and 50 it scales out to 2 instances, where the same load is 25 and"
                                + " it scales in: the capacity never settles (the same at 2 instances). Scale in below 25 at most, or"
                                + " take smaller steps.");
        assertThat(Lint.texts(
                        "A15",
                        endpoint()
                                .minCapacity(2)
                                .step(Step.upper(35).change(-1))
                                .step(Step.lower(50).change(1))))
                .containsExactly(
                        "W-A15 steps: at 2 instances and 50 it scales out to 3 instances, where the same load is 33.33"
                                + " and it scales in: the capacity never settles. Scale in below 33.33 at most, or take smaller"
                                + " steps.");
    }

    @Test
    void findsFlappingInTheWorkedExample() {
        ScalingDescriptionBuilder rests = endpoint()
                .step(Step.upper(400).change(-1))
                .step(Step.lower(1000).change(1));
        ScalingDescriptionBuilder flaps = endpoint()
                .step(Step.upper(600).change(-1))
                .step(Step.lower(1000).change(1));
        assertThat(Lint.texts("A15", rests)).isEmpty();
        assertThat(Lint.texts("A15", flaps))
                .containsExactly(
                        "W-A15 steps: at 1 instance and 1000 it scales out to 2 instances, where the same load is 500"
                                + " and it scales in: the capacity never settles. Scale in below 500 at most, or take smaller steps.");
    }

    @Test
    void namesAnOvershoot() {
        assertThat(Lint.texts(
                        "A15",
                        endpoint()
                                .step(Step.upper(20).change(-1))
                                .step(Step.lower(50).change(3))))
                .containsExactly(
                        "I-A15 steps: at 1 instance and 50 it scales out to 4 instances, where the same load is 12.5"
                                + " and it scales in to 3: an overshoot, which starts capacity for nothing. Take smaller"
                                + " steps, or widen the gap between scale-in and scale-out.");
    }

    @Test
    void namesFlappingByLateDatapoints() {
        ScalingDescriptionBuilder scaling = endpoint()
                .maxCapacity(6)
                .layout(Layout.SPLIT)
                .step(Step.upper(24).change(-2))
                .step(Step.lower(104).change(2))
                .settings(all -> all.cooldown(120));
        List<Finding> late = Linter.standard().lint(ScalingPlan.of(scaling.build()), new ServiceDelays(2, 5, 4));
        assertThat(late)
                .map(Finding::toString)
                .contains(
                        "W-A15 steps: under a steady load of 104 at 1 instance the capacity goes 3, 1, 3, 5 and 3 again, and never settles: decisions are based on datapoints of the previous capacity, which are visible after 2 min. Write scaleOut.cooldown: 180 and scaleIn.cooldown: 180, or take"
                                + " smaller steps.",
                        "W-M10 cooldown: is 120 s, but the alarm sees only the new capacity after 1 x 60 s and 120 s of"
                                + " delay: the next step is chosen by the load of the old capacity. Write"
                                + " scaleOut.cooldown: 180 or more.");
        assertThat(Linter.standard().lint(ScalingPlan.of(scaling.build()), new ServiceDelays(1, 5, 4)))
                .extracting(Finding::code)
                .doesNotContain("W-A15", "W-M10");
    }

    @Test
    void namesFractionsOnAMetricInPercent() {
        ScalingDescriptionBuilder memory = endpoint()
                .metric("MemoryUtilization")
                .step(Step.upper(0.3).change(-1))
                .step(Step.lower(0.7).change(1));
        assertThat(Lint.texts("A31", memory))
                .containsExactly(
                        "W-A31 steps: MemoryUtilization is in percent, and the highest bound is 0.7: that looks like a fraction of 1. Multiply the bounds by 100.");
        ScalingDescriptionBuilder cpu = endpoint()
                .metric("CPUUtilization")
                .step(Step.upper(0.3).change(-1))
                .step(Step.lower(0.7).change(1));
        assertThat(Lint.texts("A12", cpu))
                .containsExactly(
                        "W-A12 steps: the highest bound is 0.7, but CPUUtilization goes to 100 for every core: with several of them this bound is low. Multiply the bounds by 100, since they look like fractions of 1, and by the number of cores of the instance type, unless it has one.");
        ScalingDescriptionBuilder latency = endpoint()
                .metric("ModelLatency")
                .step(Step.upper(0.05).change(-1))
                .step(Step.lower(0.2).change(1));
        assertThat(Lint.texts("A14", latency))
                .containsExactly(
                        "W-A14 steps: ModelLatency is in microseconds, and the highest bound is 0.2, less than a"
                                + " millisecond: nearly every request exceeds it. Multiply the bounds by 1000000, if they"
                                + " are in seconds.");
    }

    @Test
    void namesAMetricThatIsNotPublished() {
        assertThat(Lint.texts(
                        "M06",
                        ScalingDescription.endpoint("summaries")
                                .inferenceType(EndpointKind.ASYNC)
                                .minCapacity(1)
                                .maxCapacity(4)
                                .metric("InvocationsPerInstance")
                                .step(Step.lower(5).change(1))))
                .containsExactly(
                        "E-M06 metric: InvocationsPerInstance is not published by an async endpoint: it never has a"
                                + " datapoint. Write metric: ApproximateBacklogSizePerInstance, or another that it"
                                + " publishes.");
    }

    @Test
    void namesACapacityStuckAtZero() {
        ScalingDescriptionBuilder component = ScalingDescription.inferenceComponent("model")
                .minCapacity(0)
                .maxCapacity(4)
                .wakeFromZero(false);
        assertThat(Lint.texts("M05", component.step(Step.lower(5).change(1))))
                .containsExactly("W-M05 wakeFromZero: the capacity can become 0, and no rule watches"
                        + " NoCapacityInvocationFailures: no request ever wakes the component. Write"
                        + " wakeFromZero: true, or minCapacity: 1.");
    }

    @Test
    void namesTheSamePeriodForAllMetricsOfAnExpression() {
        assertThat(Lint.texts("A11", concurrencyPerInvocation(30)))
                .hasSize(2)
                .last()
                .asString()
                .endsWith(
                        "Write period: 60, and the same period for the other metrics of the expression, unless the endpoint"
                                + " publishes more often.");
        assertThat(Lint.codes(concurrencyPerInvocation(30))).containsAll(Lint.codes(concurrencyPerInvocation(60)));
    }

    private static ScalingDescriptionBuilder concurrencyPerInvocation(int period) {
        MathMetric metric = new MathMetric(
                "c / i",
                List.of(
                        new MathMetric.Input(
                                "c",
                                MetricCatalog.metric("CPUUtilization", EndpointKind.REALTIME)
                                        .withPeriod(period)),
                        new MathMetric.Input(
                                "i",
                                MetricCatalog.metric("Invocations", EndpointKind.REALTIME)
                                        .withPeriod(period))));
        return endpoint()
                .metric(metric)
                .threshold(0)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(70).change(1));
    }
}
