package io.github.stepscale.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.template.DeployedSteps.Step;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others wrote into a template is read as AWS keeps it, and never fails. */
class DeployedStepsTest {

    private static Map<String, DeployedSteps> deployed(String threshold, String bound) {
        return DeployedSteps.of("""
                Resources:
                  OutPolicy:
                    Properties:
                      StepScalingPolicyConfiguration:
                        AdjustmentType: ChangeInCapacity
                        StepAdjustments:
                          - { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: %s, ScalingAdjustment: 1 }
                          - { MetricIntervalLowerBound: 40, ScalingAdjustment: 2 }
                  OutAlarm:
                    Properties: { Threshold: %s }
                """.formatted(bound, threshold));
    }

    private static List<Step> steps(String bound) {
        return deployed("50", bound).get("OutPolicy").steps();
    }

    @Test
    void aBoundOfManyDigitsIsTheDoubleThatAwsKeeps() {
        assertThat(steps("0.30000000000000004").get(0).upper()).contains(new BigDecimal("0.30000000000000004"));
        assertThat(steps("1E-7").get(0).upper()).contains(new BigDecimal("0.0000001"));
        assertThat(steps("20.0").get(0).upper()).contains(new BigDecimal("20"));
    }

    @Test
    void atABoundOfManyDigitsTheSameRuleHoldsAsAtAnother() {
        DeployedSteps steps = deployed("50", "0.30000000000000004").get("OutPolicy");

        assertThat(steps.at(new BigDecimal("50.3"))).contains("+1");
        assertThat(steps.at(new BigDecimal("50.30000000000000004"))).isEmpty();
        assertThat(steps.edges()).contains(new BigDecimal("50.30000000000000004"));
    }

    @Test
    void infinityIsNoLimit() {
        assertThat(steps("1e999").get(0)).isEqualTo(new Step(Optional.of(BigDecimal.ZERO), Optional.empty(), 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
    void aStepInWhichNoValueCanLieIsNone(double upper) {
        assertThat(Step.of(Optional.of(0.0), Optional.of(upper), 1)).isEmpty();
        assertThat(Step.of(Optional.of(-upper), Optional.empty(), 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".nan", ".inf", "1e999", "much"})
    void aThresholdThatIsNoNumberLeavesThePolicyOut(String threshold) {
        assertThat(deployed(threshold, "10")).isEmpty();
    }
}
