package io.github.stepscale.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.RuleKind;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.testing.Refusals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Defects that the same translation had in the AWS CDK, each under the number of its issue there. */
class CdkIssuesTest {
    private static final SourceMetric BALANCE = new SourceMetric("Shop", "Balance", List.of(), Statistic.AVERAGE, 60);

    /** aws/aws-cdk#10141: the lowest step vanished when it did not start at 0. */
    @ParameterizedTest
    @EnumSource
    void issue10141TheLowestStepNeedNotStartAtZero(Layout layout) {
        ScalingPlan plan = plan(scaling()
                .layout(layout)
                .step(Step.lower(10).upper(20).change(+1))
                .step(Step.lower(20).change(+2)));
        assertThat(planned(plan)).containsExactly("ScaleOut >= 10: 0 to 10 +1, 10 to - +2");
    }

    @Test
    void issue10141TheLowestStepNeedNotStartAtZeroInBothDirections() {
        ScalingDescriptionBuilder scaling = scaling()
                .step(Step.lower(1).upper(5).change(-1))
                .step(Step.upper(1).change(0))
                .step(Step.lower(50).change(+1));
        assertThat(planned(plan(scaling))).containsExactly("Scaling >= 0: - to 1 0, 1 to 5 -1, 5 to 50 0, 50 to - +1");
        assertThat(planned(plan(scaling.layout(Layout.SPLIT))))
                .containsExactly("ScaleOut >= 50: 0 to - +1", "ScaleIn < 5: - to -4 0, -4 to 0 -1");
    }

    /** aws/aws-cdk#7118: two steps were demanded where one is legitimate. */
    @ParameterizedTest
    @EnumSource
    void issue7118OneStepIsEnough(Layout layout) {
        assertThat(planned(plan(scaling().layout(layout).step(Step.lower(50).change(+1)))))
                .containsExactly("ScaleOut >= 50: 0 to - +1");
        assertThat(planned(plan(scaling().layout(layout).step(Step.upper(10).change(-1)))))
                .containsExactly("ScaleIn < 10: - to 0 -1");
        assertThat(planned(
                        plan(scaling().layout(Layout.SINGLE).step(Step.lower(0).capacity(3)))))
                .containsExactly("Scaling >= 0: 0 to - +3");
    }

    /** aws/aws-cdk#30779: more than one band without change was refused. */
    @Test
    void issue30779SeveralBandsMayHold() {
        ScalingDescriptionBuilder scaling = scaling()
                .step(Step.upper(10).change(-1))
                .step(Step.lower(10).upper(20).change(0))
                .step(Step.lower(20).upper(30).change(0))
                .step(Step.lower(40).upper(50).change(0))
                .step(Step.lower(60).upper(70).change(+1))
                .step(Step.lower(70).upper(80).change(0))
                .step(Step.lower(80).change(+2));
        assertThat(planned(plan(scaling)))
                .containsExactly("Scaling >= 0: - to 10 -1, 10 to 20 0, 20 to 30 0, 30 to 40 0, 40 to 50 0, 50 to 60 0,"
                        + " 60 to 70 +1, 70 to 80 0, 80 to - +2");
        assertThat(planned(plan(scaling.layout(Layout.SPLIT))))
                .containsExactly("ScaleOut >= 60: 0 to 10 +1, 10 to 20 0, 20 to - +2", "ScaleIn < 10: - to 0 -1");
    }

    /** aws/aws-cdk#27020: 22 steps on one side passed and were refused at deployment. */
    @ParameterizedTest
    @EnumSource
    void issue27020TwentyTwoStepsOnOneSideAreRefused(Layout layout) {
        ScalingDescriptionBuilder scaling = scaling().layout(layout);
        IntStream.range(1, 22)
                .forEach(i -> scaling.step(Step.lower(i).upper(i + 1).change(i)));
        scaling.step(Step.lower(22).change(22));
        assertThat(Refusals.reasons(scaling::build))
                .containsExactly(
                        "S12 steps: make 22 step adjustments in ScaleOutPolicy, counting the holds between them: at most 20"
                                + " are allowed");
    }

    @Test
    void issue27020TwentyStepsOnEachSideAreAllowed() {
        ScalingDescriptionBuilder scaling = scaling().metric(BALANCE).layout(Layout.SPLIT);
        IntStream.range(1, 20)
                .forEach(i -> scaling.step(Step.lower(i).upper(i + 1).change(i)));
        IntStream.range(1, 20)
                .forEach(i -> scaling.step(Step.lower(-i - 1).upper(-i).change(-i)));
        scaling.step(Step.lower(20).change(20)).step(Step.upper(-20).change(-20));
        assertThat(plan(scaling).rules())
                .extracting(rule -> rule.policy().stepAdjustments().size())
                .containsExactly(20, 20);
    }

    /** Metrics of one's own may be negative; thresholds and bounds then are too. */
    @Test
    void negativeValuesAreAllowed() {
        ScalingDescriptionBuilder scaling = scaling()
                .metric(BALANCE)
                .step(Step.upper(-50).change(-1))
                .step(Step.lower(-20).upper(-10).change(+1))
                .step(Step.lower(-10).change(+2));
        assertThat(planned(plan(scaling.layout(Layout.SPLIT))))
                .containsExactly("ScaleOut >= -20: 0 to 10 +1, 10 to - +2", "ScaleIn < -50: - to 0 -1");
        assertThat(planned(plan(scaling.layout(Layout.SINGLE).threshold(-100))))
                .containsExactly("Scaling >= -100: - to 50 -1, 50 to 80 0, 80 to 90 +1, 90 to - +2");
    }

    /** A bound of 0 is a bound, and an absent one is not 0. */
    @Test
    void zeroIsNotAbsent() {
        ScalingPlan plan = plan(scaling()
                .metric(BALANCE)
                .layout(Layout.SPLIT)
                .step(Step.upper(0).change(-1))
                .step(Step.lower(0).change(+1)));
        assertThat(planned(plan)).containsExactly("ScaleOut >= 0: 0 to - +1", "ScaleIn < 0: - to 0 -1");
        StepAdjustment out = plan.rules().get(0).policy().stepAdjustments().get(0);
        assertThat(out.lowerBound()).contains(BigDecimal.ZERO);
        assertThat(out.upperBound()).isEmpty();
        assertThat(out).isNotEqualTo(new StepAdjustment(Optional.empty(), Optional.empty(), 1));
        assertThat(plan.capacityAfter(5, BigDecimal.ZERO)).isEqualTo(6);
        assertThat(plan.capacityAfter(5, new BigDecimal("-0.001"))).isEqualTo(4);
    }

    /** The alarm of the lower side must run the policy of the lower side. */
    @Test
    void sidesAreNotMixedUp() {
        LadderScaling steps = (LadderScaling) scaling()
                .layout(Layout.SPLIT)
                .step(Step.upper(10).change(-1))
                .step(Step.lower(50).change(+1))
                .build()
                .scaling();
        assertThat(steps.kinds()).containsExactly(RuleKind.SCALE_OUT, RuleKind.SCALE_IN);
        ScalingPlan plan = plan(scaling()
                .layout(Layout.SPLIT)
                .step(Step.upper(10).change(-1))
                .step(Step.lower(50).change(+1)));
        assertThat(planned(plan)).containsExactly("ScaleOut >= 50: 0 to - +1", "ScaleIn < 10: - to 0 -1");
    }

    private static ScalingDescriptionBuilder scaling() {
        return ScalingDescription.endpoint("e").minCapacity(1).maxCapacity(100);
    }

    private static ScalingPlan plan(ScalingDescriptionBuilder scaling) {
        return ScalingPlan.of(scaling.build());
    }

    /** Each rule as one line: id, comparison, threshold, and the steps as AWS gets them. */
    private static List<String> planned(ScalingPlan plan) {
        return plan.rules().stream()
                .map(rule -> rule.id() + " " + rule.alarm().comparison().symbol() + " "
                        + rule.alarm().threshold() + ": "
                        + String.join(
                                ", ",
                                rule.policy().stepAdjustments().stream()
                                        .map(CdkIssuesTest::text)
                                        .toList()))
                .toList();
    }

    private static String text(StepAdjustment step) {
        String adjustment =
                step.scalingAdjustment() > 0 ? "+" + step.scalingAdjustment() : "" + step.scalingAdjustment();
        return step.lowerBound().map(String::valueOf).orElse("-") + " to "
                + step.upperBound().map(String::valueOf).orElse("-") + " " + adjustment;
    }
}
