package io.github.stepscale.operation.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.template.DeployedSteps;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StepChangesTest {
    private static final String DESCRIPTOR = """
            endpointName: orders
            minCapacity: 1
            maxCapacity: 9
            rules:
              - name: busy
                metric: %s
                steps: [{ lower: 50, upper: %s, change: +1 }, { lower: %s, change: +2 }]
                fill: %s
              - name: idle
                metric: MemoryUtilization
                steps: [{ upper: 20, change: -1 }]
            """;

    @Test
    void stepsOfEachRuleChangeInTheUnitOfItsMetric() {
        assertThat(between(stack("CPUUtilization", 80, "none"), stack("CPUUtilization", 70, "none")))
                .containsExactly("70 to 80: +1 -> +2");
    }

    @Test
    void aFillChangesNoUnit() {
        assertThat(between(stack("CPUUtilization", 80, "none"), stack("CPUUtilization", 70, "0")))
                .containsExactly("70 to 80: +1 -> +2");
        assertThat(between(stack("CPUUtilization", 80, "2.5"), stack("CPUUtilization", 80, "none")))
                .isEmpty();
    }

    @Test
    void stepsOnAnotherMetricAreNew() {
        List<String> words = List.of(
                "the alarm watches another metric; the steps are in its unit:",
                "50 to 80: no step -> +1",
                "above 80: no step -> +2");
        SynthesizedStack before = stack("CPUUtilization", 80, "none");
        String math = "{ expression: m / 100, metrics: { m: CPUUtilization } }";

        assertThat(between(before, stack("InvocationsPerInstance", 80, "none"))).isEqualTo(words);
        assertThat(between(before, stack("{ name: CPUUtilization, statistic: Maximum }", 80, "none")))
                .isEqualTo(words);
        assertThat(between(before, stack(math, 80, "none"))).isEqualTo(words);
    }

    @Test
    void liveStepsAreRelativeToTheLiveThreshold() {
        ScalingRule rule = stack("CPUUtilization", 80, "none").plan().rules().get(0);
        AutoScaling.Policy policy = policy(new AutoScaling.Policy.Step(Optional.of(0.0), Optional.empty(), 1));

        assertThat(PolicyDrift.of(rule, Optional.empty(), Optional.of(policy), Optional.of(alarm(60))))
                .extracting(Difference::text)
                .containsExactly("50 to 60: +1 -> no step", "above 80: +2 -> +1");
        assertThat(PolicyDrift.of(rule, Optional.empty(), Optional.of(policy), Optional.empty()))
                .extracting(Difference::text)
                .containsExactly("above 80: +2 -> +1");
    }

    private static SynthesizedStack stack(String metric, int bound, String fill) {
        return DeployFixture.checked(DESCRIPTOR.formatted(metric, bound, bound, fill));
    }

    private static List<String> between(SynthesizedStack before, SynthesizedStack after) {
        return StepChanges.between(
                DeployedSteps.of(before.template()).get("BusyPolicy"),
                DeployedSteps.of(after.template()).get("BusyPolicy"));
    }

    private static AutoScaling.Policy policy(AutoScaling.Policy.Step step) {
        return new AutoScaling.Policy(
                "p",
                "arn",
                "StepScaling",
                List.of("a"),
                "ChangeInCapacity",
                "Maximum",
                OptionalInt.of(120),
                OptionalInt.empty(),
                List.of(step),
                Optional.empty());
    }

    private static Alarms.Alarm alarm(double threshold) {
        return new Alarms.Alarm(
                "a",
                "OK",
                "",
                "",
                Optional.empty(),
                threshold,
                "GreaterThanOrEqualToThreshold",
                1,
                1,
                "notBreaching",
                List.of("arn"),
                List.of(),
                true,
                List.of());
    }
}
