package io.github.stepscale.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class NumberLineTest {
    private static final Metric METRIC = MetricCatalog.metric("InvocationsPerInstance", EndpointKind.REALTIME);

    @Test
    void showsTheOriginalSample() {
        assertThat(lines(sample(Layout.SINGLE)))
                .containsExactly("(-inf, 0)   hold (no alarm)", "[0, 20)     -1", "[20, 50)    hold", "[50, +inf)  +1");
    }

    @Test
    void showsTheSameStepsInSplit() {
        assertThat(lines(sample(Layout.SPLIT)))
                .containsExactly(
                        "(-inf, 20)  -1 (ScaleIn)", "[20, 50)    hold (no alarm)", "[50, +inf)  +1 (ScaleOut)");
    }

    @Test
    void showsInnerBoundariesBelowAScaleInAlarmAsTheServiceHasThem() {
        assertThat(lines(builder()
                        .layout(Layout.SPLIT)
                        .step(Step.upper(10).percent(-50))
                        .step(Step.lower(10).upper(20).percent(-10))))
                .containsExactly("(-inf, 10]  -50 %", "(10, 20)    -10 %", "[20, +inf)  hold (no alarm)");
    }

    @Test
    void showsInnerBoundariesAboveAScaleOutAlarmAsTheyAreWritten() {
        assertThat(lines(builder()
                        .step(Step.lower(0.5).upper(0.75).change(1))
                        .step(Step.lower(0.75).change(2))))
                .containsExactly("(-inf, 0.5)   hold (no alarm)", "[0.5, 0.75)   +1", "[0.75, +inf)  +2");
    }

    @Test
    void showsWhereAnActionFails() {
        StepAdjustment step = new StepAdjustment(Optional.of(BigDecimal.TEN), Optional.empty(), 1);
        assertThat(lines(builder().rule("out", alarm(ComparisonOperator.GREATER_THAN_THRESHOLD, 50), policy(step))))
                .containsExactly(
                        "(-inf, 50]  hold (no alarm)", "(50, 60)    no step: the action fails", "[60, +inf)  +1");
    }

    @Test
    void showsAPointWhereOnlyOneValueDiffers() {
        StepAdjustment up = new StepAdjustment(Optional.of(BigDecimal.ZERO), Optional.empty(), 1);
        StepAdjustment down = new StepAdjustment(Optional.empty(), Optional.of(BigDecimal.ZERO), -1);
        assertThat(lines(builder()
                        .rule("out", alarm(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 50), policy(up))
                        .rule("in", alarm(ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD, 50), policy(down))))
                .containsExactly("(-inf, 50)  -1 (In)", "[50, 50]    +1 (Out), -1 (In)", "(50, +inf)  +1 (Out)");
    }

    @Test
    void showsCapacities() {
        assertThat(lines(builder()
                        .step(Step.upper(100).capacity(1))
                        .step(Step.lower(100).capacity(4))))
                .containsExactly("(-inf, 0)    hold (no alarm)", "[0, 100)     = 1", "[100, +inf)  = 4");
    }

    @Test
    void mergesNeighboursThatDoTheSame() {
        assertThat(lines(builder()
                        .step(Step.lower(10).upper(20).change(1))
                        .step(Step.lower(20).upper(30).change(1))
                        .step(Step.lower(30).change(2))))
                .containsExactly("(-inf, 10)  hold (no alarm)", "[10, 30)    +1", "[30, +inf)  +2");
    }

    @Test
    void hasOneLineForEachMetric() {
        ScalingDescription scaling = ScalingDescription.inferenceComponent("c")
                .minCapacity(0)
                .maxCapacity(4)
                .step(Step.lower(100).change(1))
                .build();
        List<NumberLine> lines = NumberLine.of(ScalingPlan.of(scaling));
        assertThat(lines)
                .extracting(line -> line.metric().label())
                .containsExactly("InvocationsPerCopy", "NoCapacityInvocationFailures");
        assertThat(lines.get(1).lines()).containsExactly("(-inf, 1)  hold (no alarm)", "[1, +inf)  +1");
    }

    @Test
    void findsTheSegmentOfAValue() {
        NumberLine line =
                NumberLine.of(ScalingPlan.of(sample(Layout.SINGLE).build())).get(0);
        assertThat(line.at(new BigDecimal("19.99")).interval()).hasToString("[0, 20)");
        assertThat(line.at(new BigDecimal("20.00")).interval()).hasToString("[20, 50)");
        assertThat(line.at(new BigDecimal("-1E+30")).interval()).hasToString("(-inf, 0)");
        assertThat(line.at(new BigDecimal("1E+30")).interval()).hasToString("[50, +inf)");
    }

    private static ScalingDescriptionBuilder sample(Layout layout) {
        return builder()
                .layout(layout)
                .step(Step.lower(50).change(+1))
                .step(Step.lower(20).upper(50).change(0))
                .step(Step.upper(20).change(-1));
    }

    private static ScalingDescriptionBuilder builder() {
        return ScalingDescription.endpoint("e").minCapacity(1).maxCapacity(10);
    }

    private static Alarm alarm(ComparisonOperator comparison, int threshold) {
        return new Alarm(METRIC, Fill.NONE, comparison, BigDecimal.valueOf(threshold), 1, 1, TreatMissingData.MISSING);
    }

    private static StepScalingPolicy policy(StepAdjustment step) {
        return new StepScalingPolicy(
                AdjustmentType.CHANGE_IN_CAPACITY,
                List.of(step),
                60,
                MetricAggregationType.AVERAGE,
                OptionalInt.empty());
    }

    private static List<String> lines(ScalingDescriptionBuilder builder) {
        return NumberLine.of(ScalingPlan.of(builder.build())).get(0).lines();
    }
}
