package io.github.stepscale.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.PromQlAlarm;
import io.github.stepscale.policy.rule.SingleStepPolicy;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What lint says of rules on PromQL queries: what needs no threshold. */
class PromQlRulesTest {
    @Test
    void theWarningSaysWhatIsNotDocumentedAndWhatThePolicyDoes() {
        assertThat(Lint.texts("M25", MetricExamples.query(2)))
                .containsExactly(
                        "W-M25 rules[0].alarm.promQl: passes no value to the policy, and AWS does not say which step"
                                + " then applies: the policy makes +2 at every value, and whether it scales shows only in the account."
                                + " Watch a CloudWatch metric, or allow W-M25 and see with explain what happens when the alarm"
                                + " fires.");
    }

    @Test
    void aRuleOnAQueryCountsAsADirection() {
        assertThat(Lint.codes(MetricExamples.query(1))).contains("W-S23").doesNotContain("I-S23");
        assertThat(Lint.codes(MetricExamples.query(-1))).contains("I-S23").doesNotContain("W-S23");
        assertThat(Lint.codes(rule(rule(Lint.endpoint(), "out", 1), "in", -1))).containsExactly("W-M25", "W-M25");
    }

    @Test
    void aRuleOnAQueryThatRaisesZeroMayWake() {
        assertThat(Lint.codes(rule(component(), "out", 1))).doesNotContain("W-M05", "E-S15");
        assertThat(Lint.codes(rule(component(), "in", -1))).contains("W-M05");
    }

    @Test
    void aRepeatingActionWithoutACooldownIsFound() {
        assertThat(Lint.texts("A19", rule(AdjustmentType.CHANGE_IN_CAPACITY, 1, 0)))
                .containsExactly(
                        "W-A19 rules[0].policy.cooldown: is 0, and the action repeats every minute in ALARM: the same"
                                + " series changes the capacity again and again. Write cooldown: 300.");
        assertThat(Lint.texts("A19", rule(AdjustmentType.EXACT_CAPACITY, 4, 0))).isEmpty();
    }

    @Test
    void anExactCapacityOutsideTheRangeIsFound() {
        assertThat(Lint.texts("S22", rule(AdjustmentType.EXACT_CAPACITY, 11, 60)))
                .containsExactly("W-S22 rules[0].policy.stepAdjustments[0].scalingAdjustment: the capacity 11 is above"
                        + " maxCapacity 10: it is clamped, and never reached. Write scalingAdjustment: 10, or widen the"
                        + " range.");
        assertThat(Lint.texts("S22", rule(AdjustmentType.EXACT_CAPACITY, 10, 60)))
                .isEmpty();
    }

    private static ScalingDescriptionBuilder rule(AdjustmentType type, int adjustment, int cooldown) {
        return Lint.endpoint()
                .rule(
                        "queue",
                        new PromQlAlarm("max(queue) > 5", 60, OptionalInt.empty(), OptionalInt.empty()),
                        new SingleStepPolicy(type, adjustment, cooldown, OptionalInt.empty()));
    }

    private static ScalingDescriptionBuilder component() {
        return ScalingDescription.inferenceComponent("c")
                .minCapacity(0)
                .maxCapacity(4)
                .wakeFromZero(false);
    }

    private static ScalingDescriptionBuilder rule(ScalingDescriptionBuilder scaling, String name, int change) {
        return scaling.rule(
                name,
                new PromQlAlarm("max(queue) > 5", 60, OptionalInt.empty(), OptionalInt.empty()),
                new SingleStepPolicy(AdjustmentType.CHANGE_IN_CAPACITY, change, 300, OptionalInt.empty()));
    }
}
