package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.ConstantProfile;
import io.github.stepscale.traffic.Trace;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A queue that nobody works on has no wait in any minute, and yet is the worst of all. */
class UnservedTest {
    private static final Trace HOUR = new ConstantProfile(5, 60).from(Instant.parse("2026-03-01T08:00:00Z"));
    private static final Service SERVICE =
            Service.builder().requestsPerInstance(10).initialCapacity(0).build();
    private static final Objective TEN_MINUTES =
            new Objective(OptionalDouble.empty(), OptionalDouble.of(10), OptionalDouble.empty());

    @Test
    void aQueueThatNeverWakesMissesItsObjective() {
        ReplayResult replay = ReplayResult.of(queue(false), SERVICE, TEN_MINUTES, HOUR);
        Summary policy = replay.policy().summary();

        assertThat(policy.worstWaitMinutes()).as("of minutes with capacity").hasValue(0);
        assertThat(policy.minutesUnserved()).isInfinite();
        assertThat(policy.longestWaitMinutes()).hasValue(Double.POSITIVE_INFINITY);
        assertThat(TEN_MINUTES.misses(policy))
                .containsExactly(new Objective.Miss("maxWait", Double.POSITIVE_INFINITY, 10));
        assertThat(replay.fixed().orElseThrow().instances())
                .as("the fewest that serve")
                .isEqualTo(1);
    }

    @Test
    void aQueueThatWakesMeetsIt() {
        Summary policy = ReplayResult.of(queue(true), SERVICE, TEN_MINUTES, HOUR)
                .policy()
                .summary();

        assertThat(policy.minutesUnserved()).isBetween(1.0, 10.0);
        assertThat(TEN_MINUTES.misses(policy)).isEmpty();
    }

    /**
     * One request in the last minute, to a sleeping endpoint: it wakes after the traffic, and the wait goes on until then.
     * The alarm sees the queue a minute late, and the instance takes five.
     */
    @Test
    void whatWaitsAtTheEndCountsUntilItIsServed() {
        double[] requests = new double[10];
        requests[9] = 1;
        Trace late = Trace.of(HOUR.start(), requests);
        Summary policy = ReplayResult.of(queue(true), SERVICE, TEN_MINUTES, late)
                .policy()
                .summary();

        assertThat(policy.minutes()).isEqualTo(10);
        assertThat(policy.minutesUnserved()).isEqualTo(8);
        assertThat(new Objective(OptionalDouble.empty(), OptionalDouble.of(8), OptionalDouble.empty()).misses(policy))
                .isEmpty();
        assertThat(new Objective(OptionalDouble.empty(), OptionalDouble.of(7.9), OptionalDouble.empty()).misses(policy))
                .containsExactly(new Objective.Miss("maxWait", 8, 7.9));
    }

    /** Nobody waits where nobody comes. */
    @Test
    void anIdleQueueIsServed() {
        Trace nothing = new ConstantProfile(0, 60).from(HOUR.start());
        Summary policy = ReplayResult.of(queue(false), SERVICE, TEN_MINUTES, nothing)
                .policy()
                .summary();

        assertThat(policy.longestWaitMinutes()).hasValue(0);
    }

    private static ScalingPlan queue(boolean wakes) {
        return ScalingPlan.of(ScalingDescription.endpoint("queue")
                .inferenceType(EndpointKind.ASYNC)
                .minCapacity(0)
                .maxCapacity(3)
                .wakeFromZero(wakes)
                .step(Step.lower(50).change(+1))
                .build());
    }
}
