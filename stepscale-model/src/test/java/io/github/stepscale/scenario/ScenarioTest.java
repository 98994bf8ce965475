package io.github.stepscale.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.scenario.Expectation.Bound;
import io.github.stepscale.scenario.Scenario.Phase;
import io.github.stepscale.service.Service;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** One instance more from 50 requests a minute and instance, five minutes later, and a cooldown of two. */
class ScenarioTest {
    private static final ScalingPlan PLAN = ScalingPlan.of(ScalingDescription.endpoint("e")
            .minCapacity(1)
            .maxCapacity(4)
            .layout(Layout.SPLIT)
            .step(Step.upper(20).change(-1))
            .step(Step.lower(50).change(+1))
            .build());
    private static final Service SERVICE =
            Service.builder().requestsPerInstance(60).build();

    @Test
    void aPassedScenarioIsReportedInAFewWords() {
        ScenarioResult result = crowd(
                new Expectation.Within(Bound.AT_LEAST, 3, 8),
                new Expectation.ThroughoutFirst(Bound.AT_MOST, 3, 14),
                new Expectation.Throughout(Bound.EXACTLY, 4, 20),
                new Expectation.MaxExcess(0.22));

        assertThat(result.passed()).as(result.toString()).isTrue();
        assertThat(result).hasToString("a crowd: as expected");
    }

    @Test
    void aFailureIsReportedWithTheMinutesAroundIt() {
        ScenarioResult result = crowd(new Expectation.Within(Bound.AT_LEAST, 3, 7), new Expectation.NoScaling());

        assertThat(result.toString()).startsWith("""
                a crowd: expected at least 3 within 7 minutes: were 2 then
                  minute  requests  running  pending  metric                      alarms  action
                       1       150        2        -      75  ScaleOut ALARM, ScaleIn OK      +1
                       2       150        2       +1      75  ScaleOut ALARM, ScaleIn OK       -
                """).contains("""
                      11       300        3       +1     100  ScaleOut ALARM, ScaleIn OK       -
                a crowd: expected no scaling: +1 in minute 1
                """);
    }

    @Test
    void eachFailureReportsTheActualOutcome() {
        assertThat(failure(new Expectation.ThroughoutFirst(Bound.AT_MOST, 2, 8)))
                .isEqualTo("at most 2 throughout the first 8 minutes: were 3 in minute 7");
        assertThat(failure(new Expectation.Throughout(Bound.AT_LEAST, 3, 2)))
                .isEqualTo("at least 3 after 2 minutes: were 2 in minute 2");
        assertThat(failure(new Expectation.Throughout(Bound.EXACTLY, 2, 0)))
                .isEqualTo("exactly 2 throughout: were 3 in minute 7");
        assertThat(failure(new Expectation.MaxExcess(0))).startsWith("at most 0 % of requests above capacity: was ");
        assertThat(failure(new Expectation.NoScaling())).isEqualTo("no scaling: +1 in minute 1");
    }

    @Test
    void noRequestsFollowTheLastPhase() {
        ScenarioResult result = new Scenario(
                        "short",
                        List.of(new Phase(150, 2)),
                        OptionalInt.of(2),
                        Scenario.DEFAULT_START,
                        List.of(new Expectation.Within(Bound.AT_LEAST, 3, 8)))
                .run(PLAN, SERVICE);

        assertThat(result.passed()).as(result.toString()).isTrue();
        assertThat(result.timeline().minutes()).isEqualTo(8);
        assertThat(result.timeline().trace().toArray()).containsExactly(150, 150, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void anInvalidScenarioIsRefused() {
        assertThatThrownBy(() -> new Scenario(" ", List.of(), OptionalInt.empty(), Scenario.DEFAULT_START, List.of()))
                .hasMessageContaining("name: is empty")
                .hasMessageContaining("when: has no traffic")
                .hasMessageContaining("then: expects nothing");
        assertThatThrownBy(() -> new Phase(-1, 0))
                .hasMessageContaining("-1 requests per minute are not allowed")
                .hasMessageContaining("0 minutes are not allowed");
    }

    private static ScenarioResult crowd(Expectation... claims) {
        return new Scenario(
                        "a crowd",
                        List.of(new Phase(150, 10), new Phase(300, 30)),
                        OptionalInt.of(2),
                        Scenario.DEFAULT_START,
                        List.of(claims))
                .run(PLAN, SERVICE);
    }

    private static String failure(Expectation claim) {
        return crowd(claim).failures().get(0).sentence();
    }
}
