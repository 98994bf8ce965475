package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.lint.Explicit;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.ScaleInDuringScaleOutCooldown;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ZeroTraffic;
import io.github.stepscale.traffic.Trace;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked examples that take time, with the numbers under which they are known here. */
class WorkedTimelinesTest {
    private static final int WAKE = 1;

    /** Everything at once, so that only the policy decides. */
    private static final Service PROMPT =
            Service.builder().scaleOutDelay(0).scaleInDelay(0).metricDelay(0).build();

    @Test
    void w10OnlyWhatIsMoreThanTheScaleOutAddsDuringItsCooldown() {
        ScalingDescription scaling = outOnRequests()
                .between(0, 100, 2)
                .from(100, 3)
                .in(endpoint(1, 100))
                .build();
        double[] requests = quiet(14);
        requests[0] = 100;
        requests[1] = 100;
        requests[2] = 200;
        requests[11] = 100;
        requests[12] = 100;
        Timeline timeline = run(scaling, PROMPT, 10, requests);
        assertThat(actions(timeline))
                .as("+2, the same again, +3, the same once more, and after the cooldown of the top-up")
                .containsExactly(2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0);
        assertThat(timeline.running(13)).isEqualTo(15);
    }

    @Test
    void w10TheCooldownStartsWhenTheActivityCompletes() {
        ScalingDescription scaling =
                outOnRequests().from(0, 2).in(endpoint(1, 100)).build();
        double[] requests = quiet(17);
        Arrays.fill(requests, 100);
        Service slow = PROMPT.toBuilder().scaleOutDelay(4).build();
        assertThat(actions(run(scaling, slow, 10, requests)))
                .containsExactly(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0);
    }

    @ParameterizedTest(name = "in a scale-out cooldown {0}: {1}")
    @CsvSource({"ALLOWED, -1", "BLOCKED, 0"})
    void w10ScaleInCooldown(ScaleInDuringScaleOutCooldown reading, int afterScaleOut) {
        ScalingDescriptionBuilder scaling = outOnRequests().from(0, 2).in(endpoint(1, 100));
        ScalingDescription both = Explicit.in(50)
                .metric("Invocations", EndpointKind.REALTIME)
                .cooldown(600)
                .upTo(0, -1)
                .in(scaling)
                .build();
        Service service =
                PROMPT.toBuilder().scaleInDuringScaleOutCooldown(reading).build();
        Timeline timeline = run(both, service, 10, 10, 10, 100, 10, 70);
        assertThat(actions(timeline))
                .as("-1, blocked, +2 at once, and the cooldown of the scale-in is gone")
                .containsExactly(-1, 0, 2, afterScaleOut, 0);
        assertThat(timeline.running(4)).isEqualTo(11 + afterScaleOut);
    }

    @Test
    void w10APercentageIsOfTheCapacityBefore() {
        ScalingDescription scaling = outOnRequests()
                .type(AdjustmentType.PERCENT_CHANGE_IN_CAPACITY)
                .between(0, 100, 30)
                .from(100, 50)
                .in(endpoint(1, 100))
                .build();
        Timeline timeline = run(scaling, PROMPT, 10, 100, 200, 10);
        assertThat(running(timeline)).containsExactly(10, 13, 15);
    }

    @Test
    void w12ThreeOfThree() {
        Timeline timeline = run(alarm(3, 3), PROMPT, 1, 10, 10, 100, 100, 100, 10, 10, 10, 100);
        assertThat(inAlarm(timeline)).containsExactly(4);
    }

    @Test
    void w12FourOfFive() {
        Timeline timeline = run(alarm(4, 5), PROMPT, 1, 100, 100, 10, 100, 100, 10, 100, 10);
        assertThat(inAlarm(timeline)).as("four breaches within five minutes").containsExactly(4);
    }

    @Test
    void w12ThreePeriodsOfTenMinutesAreHalfAnHour() {
        ScalingDescription scaling =
                perInstance(600, 1_000).periods(3, 3).in(endpoint(1, 1)).build();
        double[] requests = quiet(31);
        Arrays.fill(requests, 100);
        assertThat(inAlarm(run(scaling, PROMPT, 1, requests))).containsExactly(29, 30);
    }

    @ParameterizedTest(name = "{0} periods of 300 s: the first minute counts up to minute {1}")
    @CsvSource({"3, 14", "1, 4"})
    void w12PeriodsSlideByTheMinute(int periods, int last) {
        ScalingDescription scaling =
                perInstance(300, 60).periods(1, periods).in(endpoint(1, 1)).build();
        double[] requests = quiet(20);
        requests[0] = 20;
        Timeline timeline = run(scaling, PROMPT, 1, requests);
        assertThat(timeline.alarm(0, last)).isEqualTo(AlarmState.ALARM);
        assertThat(timeline.alarm(0, last + 1)).isEqualTo(AlarmState.OK);
    }

    @Test
    void w12RecentDatapoints() {
        ScalingDescription scaling = Explicit.over(31)
                .metric(MetricCatalog.metric("InvocationsPerInstance", EndpointKind.REALTIME)
                        .withPeriod(300))
                .periods(3, 3)
                .from(0, 1)
                .in(endpoint(1, 1))
                .build();
        double[] requests = new double[15];
        requests[0] = 41;
        requests[5] = 33.8;
        requests[10] = 32.6;
        assertThat(run(scaling, PROMPT, 1, requests).alarm(0, 14)).isEqualTo(AlarmState.ALARM);
    }

    @ParameterizedTest(name = "W13: {0} a minute and instance: 1 / 5 / 10 become {1} / {2} / {3}")
    @CsvSource({"0, 1, 4, 9", "19.9, 1, 4, 9", "20, 1, 5, 10", "49, 1, 5, 10", "50, 2, 6, 10", "51, 2, 6, 10"})
    void w13TheOriginalSample(double value, int ofOne, int ofFive, int ofTen) {
        ScalingDescription scaling = endpoint(1, 10)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(20).upper(50).change(0))
                .step(Step.lower(50).change(1))
                .settings(settings -> settings.evaluationPeriods(1)
                        .treatMissingData(TreatMissingData.MISSING)
                        .metricAggregationType(MetricAggregationType.AVERAGE)
                        .cooldown(60))
                .build();
        assertThat(run(scaling, PROMPT, 1, value, 0).running(1)).isEqualTo(ofOne);
        assertThat(run(scaling, PROMPT, 5, value * 5, 0).running(1)).isEqualTo(ofFive);
        assertThat(run(scaling, PROMPT, 10, value * 10, 0).running(1)).isEqualTo(ofTen);
    }

    @ParameterizedTest(name = "W8: {0} failures: more than one asks for {1}, at least one for {2}")
    @CsvSource({"0, 0, 0", "1, 0, 1", "2, 1, 1", "30, 1, 1"})
    void w8AComponentWakes(double failures, int documented, int ofNotebooks) {
        ScalingDescriptionBuilder component = ScalingDescription.inferenceComponent("c")
                .minCapacity(0)
                .maxCapacity(3)
                .wakeFromZero(false);
        ScalingDescription moreThanOne = Explicit.over(1)
                .metric("NoCapacityInvocationFailures", EndpointKind.COMPONENT)
                .missing(TreatMissingData.MISSING)
                .cooldown(60)
                .from(0, 1)
                .in(component)
                .build();
        ScalingDescription atLeastOne = never("InvocationsPerCopy", EndpointKind.COMPONENT)
                .in(ScalingDescription.inferenceComponent("c").minCapacity(0).maxCapacity(3))
                .build();
        assertThat(run(moreThanOne, PROMPT, 0, failures).action(0)).isEqualTo(documented);
        assertThat(run(atLeastOne, PROMPT, 0, failures).action(0)).isEqualTo(ofNotebooks);
    }

    /** Once a copy is there the metric is silent, and the failures from before stay in the evaluation range. */
    @ParameterizedTest(name = "W8: cooldown {0} s: {1} copies after one wave")
    @CsvSource({"60, 2", "120, 2", "180, 1"})
    void w8OldFailuresAskAgainUnlessTheCooldownOutlastsThem(int cooldown, int copies) {
        ScalingDescription scaling = Explicit.out(1)
                .metric("NoCapacityInvocationFailures", EndpointKind.COMPONENT)
                .cooldown(cooldown)
                .from(0, 1)
                .in(ScalingDescription.inferenceComponent("c")
                        .minCapacity(0)
                        .maxCapacity(3)
                        .wakeFromZero(false))
                .build();
        Service slow = PROMPT.toBuilder().scaleOutDelay(2).build();
        Timeline timeline = run(scaling, slow, 0, 5, 5, 5, 5, 5, 5, 5, 5, 5);
        assertThat(timeline.action(0)).isEqualTo(1);
        assertThat(timeline.running(3)).isEqualTo(1);
        assertThat(timeline.running(8)).isEqualTo(copies);
    }

    /** Public records of alarms that fired by filling alone carry an empty list of datapoints. */
    @Test
    void anAlarmThatFiresOnMissingDataAloneTakesNoStep() {
        ScalingDescription scaling = Explicit.in(20)
                .missing(TreatMissingData.BREACHING)
                .upTo(0, -1)
                .in(endpoint(1, 4))
                .build();
        Service missing = PROMPT.toBuilder().zeroTraffic(ZeroTraffic.MISSING).build();

        Timeline timeline = run(scaling, missing, 3, 0, 0, 0, 0);

        assertThat(inAlarm(timeline)).containsExactly(0, 1, 2, 3);
        assertThat(actions(timeline)).containsOnly(0);
        assertThat(timeline.noStep).isEqualTo(4);
    }

    @Test
    void w9AnAsyncEndpointWakes() {
        ScalingDescription scaling = never("ApproximateBacklogSize", EndpointKind.ASYNC)
                .in(ScalingDescription.endpoint("e")
                        .inferenceType(EndpointKind.ASYNC)
                        .minCapacity(0)
                        .maxCapacity(5))
                .build();
        Service service = PROMPT.toBuilder().requestsPerInstance(10).build();
        Timeline timeline = run(scaling, service, 0, 0, 0, 5, 0, 0, 0);
        assertThat(IntStream.range(0, 6).mapToObj(minute -> timeline.alarm(WAKE, minute)))
                .as("0; 0,0; 0,1; 1,1; then there is capacity")
                .containsExactly(
                        AlarmState.OK, AlarmState.OK, AlarmState.OK, AlarmState.ALARM, AlarmState.OK, AlarmState.OK);
        assertThat(actions(timeline)).containsExactly(0, 0, 0, 1, 0, 0);
        assertThat(running(timeline)).containsExactly(0, 0, 0, 0, 1, 1);
    }

    /** An alarm on all requests, at 100 a minute, with a cooldown of ten minutes. */
    private static Explicit outOnRequests() {
        return Explicit.out(100).metric("Invocations", EndpointKind.REALTIME).cooldown(600);
    }

    private static ScalingDescription alarm(int datapoints, int periods) {
        return perInstance(60, 50)
                .periods(datapoints, periods)
                .in(endpoint(1, 1))
                .build();
    }

    private static Explicit perInstance(int period, double threshold) {
        return Explicit.out(threshold)
                .metric(MetricCatalog.metric("InvocationsPerInstance", EndpointKind.REALTIME)
                        .withPeriod(period))
                .missing(TreatMissingData.MISSING)
                .from(0, 1);
    }

    /** A rule that needs more than there ever is. */
    private static Explicit never(String metric, EndpointKind kind) {
        return Explicit.out(1_000_000).metric(metric, kind).from(0, 1);
    }

    private static ScalingDescriptionBuilder endpoint(int min, int max) {
        return ScalingDescription.endpoint("e").minCapacity(min).maxCapacity(max);
    }

    private static double[] quiet(int minutes) {
        double[] requests = new double[minutes];
        Arrays.fill(requests, 10);
        return requests;
    }

    private static Timeline run(ScalingDescription scaling, Service service, int initial, double... requests) {
        Service started = service.toBuilder().initialCapacity(initial).build();
        return Simulator.of(ScalingPlan.of(scaling), started).run(Trace.of(Instant.EPOCH, requests));
    }

    private static int[] actions(Timeline timeline) {
        return IntStream.range(0, timeline.minutes()).map(timeline::action).toArray();
    }

    private static int[] running(Timeline timeline) {
        return IntStream.range(0, timeline.minutes()).map(timeline::running).toArray();
    }

    /** The minutes at whose end the first alarm is in ALARM. */
    private static int[] inAlarm(Timeline timeline) {
        return IntStream.range(0, timeline.minutes())
                .filter(minute -> timeline.alarm(0, minute) == AlarmState.ALARM)
                .toArray();
    }
}
