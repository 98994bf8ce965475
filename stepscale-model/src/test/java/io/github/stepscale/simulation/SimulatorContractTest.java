package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.lint.Explicit;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.target.SuspendedState;
import io.github.stepscale.service.ChangeOverlap;
import io.github.stepscale.service.ScaleInBesideSuspendedScaleOut;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Single rules of the minute loop that random runs meet seldom. */
class SimulatorContractTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private static final Service PROMPT =
            Service.builder().scaleOutDelay(0).scaleInDelay(0).metricDelay(0).build();

    /** Left to right 0.8 - 0.5 + 0.2 - 0.5 is nothing; with 0.2 - 0.5 first, something would wait for ever. */
    @Test
    void theQueueIsAddedFromLeftToRight() {
        Service service = PROMPT.toBuilder().requestsPerInstance(0.5).build();
        ScalingDescription scaling = out().in(endpoint(1, 1)).build();
        Timeline timeline = run(scaling, service, 1, 0.8, 0.2);
        assertThat(timeline.waitMinutes(1)).isZero();
    }

    /** Ten minutes of cooldown from minute 1 on; a schedule in minute 2 takes the capacity up and has none. */
    @Test
    void aScheduleDoesNotEndTheCooldownOfAScaleIn() {
        ScalingDescription scaling = in().cooldown(600)
                .in(endpoint(1, 10)
                        .schedule(schedule("up", 2, OptionalInt.of(6), OptionalInt.empty()))
                        .schedule(schedule("free", 4, OptionalInt.of(1), OptionalInt.empty())))
                .build();
        Timeline timeline = run(scaling, PROMPT, 5, quiet(12));
        assertThat(running(timeline)).containsExactly(5, 4, 4, 6, 6, 6, 6, 6, 6, 6, 6, 5);
    }

    @Test
    void aScheduleWaitsForTheActivityInProgress() {
        ScalingDescription scaling = in().in(
                        endpoint(1, 10).schedule(schedule("up", 1, OptionalInt.of(8), OptionalInt.empty())))
                .build();
        Service service = PROMPT.toBuilder().scaleInDelay(3).build();
        Timeline timeline = run(scaling, service, 5, quiet(8));
        assertThat(running(timeline)).containsExactly(5, 5, 5, 5, 4, 8, 8, 8);
    }

    /** One of five is on its way out: it does not count, so four are started. */
    @Test
    void aScheduleCountsWhatIsUnderWayWhereActivitiesOverlap() {
        ScalingDescription scaling = in().in(
                        endpoint(1, 10).schedule(schedule("up", 1, OptionalInt.of(8), OptionalInt.empty())))
                .build();
        Service service = PROMPT.toBuilder()
                .scaleInDelay(3)
                .overlap(ChangeOverlap.OVERLAPPING)
                .build();
        Timeline timeline = run(scaling, service, 5, quiet(6));
        assertThat(running(timeline)).containsExactly(5, 5, 9, 9, 8, 8);
    }

    /** Of the two that fire the scale-out wins; that it is suspended does not let the scale-in through. */
    @Test
    void theWinnerIsChosenBeforeItIsSuspended() {
        ScalingDescriptionBuilder suspended = endpoint(1, 10).suspended(new SuspendedState(false, true, false));
        ScalingDescriptionBuilder one = Explicit.upTo(100)
                .metric("Invocations", EndpointKind.REALTIME)
                .upTo(0, 1)
                .in(suspended);
        ScalingDescription both = in().in(one).build();
        assertThat(running(run(both, PROMPT, 5, quiet(3)))).containsExactly(5, 5, 5);
    }

    /** Read the other way, what is suspended takes no part, and the scale-in of the other rule happens. */
    @Test
    void aSuspendedScaleOutLetsAScaleInThroughWhereThatIsAllowed() {
        ScalingDescriptionBuilder suspended = endpoint(1, 10).suspended(new SuspendedState(false, true, false));
        ScalingDescriptionBuilder one = Explicit.upTo(100)
                .metric("Invocations", EndpointKind.REALTIME)
                .upTo(0, 1)
                .in(suspended);
        ScalingDescription both = in().cooldown(0).in(one).build();
        Service allowed = PROMPT.toBuilder()
                .scaleInBesideSuspendedScaleOut(ScaleInBesideSuspendedScaleOut.ALLOWED)
                .build();
        assertThat(running(run(both, allowed, 5, quiet(3)))).containsExactly(5, 4, 3);
    }

    /** Three are coming for nine minutes; the scale-in of minute 1 takes them back, and the one in service stays. */
    @Test
    void aScaleInTakesBackWhatIsComing() {
        Timeline timeline = run(threeUpThreeDown(7), overlapping(), 1, burst(12));
        assertThat(running(timeline)).containsOnly(1);
        assertThat(IntStream.range(0, 12).map(timeline::action))
                .startsWith(3, -3)
                .endsWith(0, 0);
        assertThat(IntStream.range(0, 3).map(timeline::pending)).containsExactly(0, 3, 0);
        assertThat(timeline.instanceMinutes())
                .as("three were paid for one minute")
                .isEqualTo(12 + 3);
        assertThat(timeline.metric(11)).isEqualTo(10);
    }

    /** Of five less, three are taken back and two of the four in service leave. */
    @Test
    void aScaleInRemovesOnlyWhatItCannotTakeBack() {
        ScalingDescriptionBuilder scaling = Explicit.out(100)
                .metric("Invocations", EndpointKind.REALTIME)
                .cooldown(0)
                .from(0, 3)
                .in(endpoint(1, 7));
        ScalingDescription both = Explicit.in(50)
                .metric("Invocations", EndpointKind.REALTIME)
                .cooldown(0)
                .upTo(0, -5)
                .in(scaling)
                .build();
        Timeline timeline = run(both, overlapping(), 4, burst(9));
        assertThat(running(timeline)).containsExactly(4, 4, 4, 4, 4, 4, 2, 1, 1);
        assertThat(IntStream.range(0, 9).map(timeline::action)).containsExactly(3, -5, -1, 0, 0, 0, 0, 0, 0);
        assertThat(IntStream.range(0, 9).map(timeline::pending)).containsExactly(0, 3, -2, -3, -3, -3, -1, 0, 0);
    }

    /** The newest decision first: of 3 and then 2 that are coming, three less leave 2 of the first. */
    @Test
    void theNewestDecisionIsTakenBackFirst() {
        ScalingDescriptionBuilder scaling = Explicit.out(100)
                .metric("Invocations", EndpointKind.REALTIME)
                .cooldown(0)
                .between(0, 100, 2)
                .from(100, 3)
                .in(endpoint(1, 6));
        ScalingDescription both = Explicit.in(50)
                .metric("Invocations", EndpointKind.REALTIME)
                .cooldown(6_000)
                .upTo(0, -3)
                .in(scaling)
                .build();
        double[] requests = new double[14];
        Arrays.fill(requests, 70);
        requests[0] = 200;
        requests[1] = 100;
        requests[2] = 10;
        Timeline timeline = run(both, overlapping(), 1, requests);
        assertThat(running(timeline)).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 3);
    }

    /** What was taken back never completes, and so starts no cooldown; that of the scale-in starts when it would be done. */
    @Test
    void whatIsTakenBackHasNoCooldown() {
        Timeline timeline = run(threeUpThreeDown(4), overlapping(), 1, 100, 10, 100, 10, 100, 10);
        assertThat(IntStream.range(0, 6).map(timeline::action)).containsExactly(3, -3, 3, -3, 3, -3);
    }

    private static ScalingDescription threeUpThreeDown(int max) {
        ScalingDescriptionBuilder scaling = Explicit.out(100)
                .metric("Invocations", EndpointKind.REALTIME)
                .cooldown(300)
                .from(0, 3)
                .in(endpoint(1, max));
        return Explicit.in(50)
                .metric("Invocations", EndpointKind.REALTIME)
                .cooldown(300)
                .upTo(0, -3)
                .in(scaling)
                .build();
    }

    private static Service overlapping() {
        return PROMPT.toBuilder()
                .scaleOutDelay(9)
                .scaleInDelay(4)
                .overlap(ChangeOverlap.OVERLAPPING)
                .build();
    }

    /** A busy first minute, and then little. */
    private static double[] burst(int minutes) {
        double[] requests = quiet(minutes);
        requests[0] = 100;
        return requests;
    }

    /** 900 a minute need three at 300 each, though 900 / 7 is no double and seven times it is more than 900. */
    @Test
    void targetTrackingCountsInRequests() {
        assertThat(tracked(7, 900, 300)).isEqualTo(3);
        assertThat(tracked(7, Math.nextUp(900.0), 300)).isEqualTo(4);
        assertThat(tracked(3, 0.3, 0.1)).isEqualTo(3);
        assertThat(tracked(9, 99.9, 33.3)).isEqualTo(3);
        assertThat(tracked(2, 1e12, 0.001)).isEqualTo(10);
    }

    /** The capacity that target tracking goes to at once from a steady state. */
    private static int tracked(int running, double requests, double target) {
        Service service = PROMPT.toBuilder()
                .initialCapacity(running)
                .trackingTarget(target)
                .build();
        double[] steady = new double[20];
        Arrays.fill(steady, requests);
        ScalingPlan plan = ScalingPlan.of(out().in(endpoint(1, 10)).build());
        Timeline timeline = TargetTracking.of(plan, service).orElseThrow().run(Trace.of(START, steady));
        return timeline.running(19);
    }

    /** The cooldown is over when the top-up is complete; what is asked for then is measured against 10 nevertheless. */
    @Test
    void aTopUpKeepsTheCapacityBefore() {
        ScalingDescription scaling = Explicit.out(100)
                .metric("Invocations", EndpointKind.REALTIME)
                .cooldown(120)
                .between(0, 100, 2)
                .between(100, 200, 3)
                .from(200, 4)
                .in(endpoint(1, 100))
                .build();
        Service service = PROMPT.toBuilder().scaleOutDelay(9).build();
        double[] requests = quiet(24);
        requests[0] = 100;
        requests[10] = 200;
        requests[20] = 300;
        Timeline timeline = run(scaling, service, 10, requests);
        assertThat(timeline.running(10)).isEqualTo(12);
        assertThat(timeline.action(10)).isEqualTo(1);
        assertThat(timeline.running(20)).isEqualTo(13);
        assertThat(timeline.action(20))
                .as("4 more than 10, of which 3 are there")
                .isEqualTo(1);
    }

    @Test
    void nothingHappensAndNothingIsCountedWhileAnActivityRuns() {
        ScalingDescription scaling = Explicit.out(100)
                .metric("Invocations", EndpointKind.REALTIME)
                .cooldown(0)
                .between(10, 20, 1)
                .from(20, 1)
                .in(endpoint(1, 10))
                .build();
        Service service = PROMPT.toBuilder().scaleOutDelay(2).build();
        Timeline timeline = run(scaling, service, 1, 105, 120, 105, 105, 105, 10);
        assertThat(IntStream.range(0, 6).map(timeline::action)).containsExactly(0, 1, 0, 0, 0, 0);
        assertThat(timeline.noStep()).as("minutes 0 and 4").isEqualTo(2);
    }

    /** Three minutes are visible at the end of the fourth; those before the trace are never filled. */
    @Test
    void fillDoesNotReachBeforeTheTrace() {
        ScalingDescription scaling =
                in().fill(Fill.ZERO).periods(3, 3).in(endpoint(1, 10)).build();
        Timeline timeline = run(scaling, PROMPT.toBuilder().metricDelay(1).build(), 5, 0, 0, 0, 0, 0);
        assertThat(IntStream.range(0, 5).mapToObj(minute -> timeline.alarm(0, minute)))
                .containsExactly(AlarmState.OK, AlarmState.OK, AlarmState.OK, AlarmState.ALARM, AlarmState.ALARM);
    }

    private static Explicit out() {
        return Explicit.out(1_000).from(0, 1);
    }

    /** One instance less while there are fewer than 50 requests. */
    private static Explicit in() {
        return Explicit.in(50).metric("Invocations", EndpointKind.REALTIME).upTo(0, -1);
    }

    private static ScalingDescriptionBuilder endpoint(int min, int max) {
        return ScalingDescription.endpoint("e").minCapacity(min).maxCapacity(max);
    }

    private static ScheduledAction schedule(String name, int minute, OptionalInt min, OptionalInt max) {
        String time = START.plusSeconds(60L * minute).toString().replace("Z", "");
        return new ScheduledAction(
                name, "at(" + time + ")", Optional.empty(), Optional.empty(), Optional.empty(), min, max);
    }

    private static double[] quiet(int minutes) {
        double[] requests = new double[minutes];
        Arrays.fill(requests, 10);
        return requests;
    }

    private static Timeline run(ScalingDescription scaling, Service service, int initial, double... requests) {
        Service started = service.toBuilder().initialCapacity(initial).build();
        return Simulator.of(ScalingPlan.of(scaling), started).run(Trace.of(START, requests));
    }

    private static int[] running(Timeline timeline) {
        return IntStream.range(0, timeline.minutes()).map(timeline::running).toArray();
    }
}
