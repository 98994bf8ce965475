package io.github.stepscale.operation.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.plan.ScalingPlan;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a drill says of rules on PromQL queries, which it cannot test. */
class PromQlDrillTest {
    private static final String QUERIES = """
            endpointName: orders
            minCapacity: 1
            maxCapacity: 10
            rules:
              - name: idle
                alarm: { promQl: max(queue) < 1, evaluationInterval: 60 }
                policy:
                  adjustmentType: ChangeInCapacity
                  stepAdjustments: [{ scalingAdjustment: -1 }]
            """;
    private static final String MIXED = QUERIES + """
              - name: busy
                steps: [{ lower: 50, change: +1 }]
            """;

    @Test
    void aRuleOnAQueryThatRemovesIsNamed() {
        assertThat(ScaleInHints.of(plan(MIXED), 3))
                .containsExactly(
                        "IdlePolicy can remove the added capacity once IdleAlarm is in ALARM (its PromQL query returns"
                                + " a series; it may be already); its cooldown is 5 min.");
    }

    @Test
    void theOnlyRuleOnAMetricIsSelected() {
        assertThat(RuleSelection.of(plan(MIXED), Optional.empty(), DeployFixture.HINTS)
                        .id())
                .isEqualTo("Busy");
    }

    @Test
    void withQueriesAloneThereIsNothingToDrill() {
        assertThatThrownBy(() -> RuleSelection.of(plan(QUERIES), Optional.empty(), DeployFixture.HINTS))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "All rules are on a PromQL query: the alarm passes no value to its policy, so a drill cannot set"
                                + " one. Wait until the alarm fires, and run mvn stepscale:explain.");
    }

    @Test
    void anUnknownRuleIsUnknownStill() {
        assertThatThrownBy(() -> RuleSelection.of(plan(MIXED), Optional.of("Other"), DeployFixture.HINTS))
                .hasMessage("There is no rule Other. Choose one with stepscale.drill.alarm: Busy.");
    }

    private static ScalingPlan plan(String descriptor) {
        return DeployFixture.checked(descriptor).plan();
    }
}
