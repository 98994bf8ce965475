package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.PromQlAlarm;
import io.github.stepscale.policy.rule.SingleStepPolicy;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.InvalidValueException;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules that watch different metrics, each in its own unit. */
class SeveralMetricsTest {
    private static final Service PROMPT =
            Service.builder().scaleOutDelay(0).scaleInDelay(0).metricDelay(0).build();

    /** One instance sees 60 and then 30 requests; the total falls below 40 four minutes later. */
    @Test
    void eachRuleSeesItsOwnMetric() {
        ScalingPlan plan = ScalingPlan.of(endpoint()
                .rule(
                        "busy",
                        rule -> rule.metric("InvocationsPerInstance")
                                .step(Step.lower(50).change(+1)))
                .rule(
                        "quiet",
                        rule -> rule.metric("Invocations")
                                .step(Step.upper(40).change(-1))
                                .settings(own -> own.evaluationPeriods(2)))
                .build());

        assertThat(running(plan, 60, 60, 60, 60, 30, 30, 30)).containsExactly(1, 2, 2, 2, 2, 2, 1);
    }

    @Test
    void aMetricThatTrafficDoesNotDetermineIsRefusedWithItsRule() {
        ScalingPlan plan = ScalingPlan.of(endpoint()
                .rule("busy", rule -> rule.step(Step.lower(50).change(+1)))
                .rule(
                        "idle",
                        rule -> rule.metric("OverheadLatency")
                                .step(Step.upper(20).change(-1)))
                .build());

        assertThatThrownBy(() -> Simulator.of(plan, PROMPT))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(
                        "rules[1].metric: the alarm of Idle watches OverheadLatency, which traffic does not determine");
    }

    @Test
    void theMetricOfTheWholeIsRefusedWhereItStands() {
        ScalingPlan plan = ScalingPlan.of(endpoint()
                .metric("OverheadLatency")
                .rule("idle", rule -> rule.step(Step.upper(20).change(-1)))
                .build());

        assertThatThrownBy(() -> Simulator.of(plan, PROMPT))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("metric: the alarm of Idle watches OverheadLatency");
    }

    @Test
    void aRuleOnAPromQlQueryIsRefusedWithItsPlace() {
        ScalingPlan plan = ScalingPlan.of(endpoint()
                .rule("busy", rule -> rule.step(Step.lower(50).change(+1)))
                .rule(
                        "queue",
                        new PromQlAlarm("max(queue) > 5", 60, OptionalInt.empty(), OptionalInt.empty()),
                        new SingleStepPolicy(AdjustmentType.CHANGE_IN_CAPACITY, 1, 300, OptionalInt.empty()))
                .build());

        assertThatThrownBy(() -> Simulator.of(plan, PROMPT))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("rules[1].alarm.promQl: the alarm of Queue evaluates a PromQL query, which traffic does not"
                        + " determine: only rules on metrics can be simulated. Simulate a file without this rule.");
    }

    private static ScalingDescriptionBuilder endpoint() {
        return ScalingDescription.endpoint("orders").minCapacity(1).maxCapacity(5);
    }

    private static int[] running(ScalingPlan plan, double... requests) {
        Timeline timeline = Simulator.of(plan, PROMPT).run(Trace.of(Instant.parse("2026-03-01T08:00:00Z"), requests));
        return IntStream.range(0, requests.length).map(timeline::running).toArray();
    }
}
