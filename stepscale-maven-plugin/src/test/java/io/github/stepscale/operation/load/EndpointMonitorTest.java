package io.github.stepscale.operation.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.ScalingFixture;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.simulation.AlarmState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is seen of the scaling while load is sent. */
class EndpointMonitorTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private ScalingFixture fixture;
    private Instant start;
    private EndpointMonitor monitor;

    @BeforeEach
    void start() throws Exception {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        start = fixture.instant();
        monitor =
                EndpointMonitor.of(fixture.stack(), fixture.aws(), lines::add, fixture::instant, LibraryHints.INSTANCE);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void pollAfter(Duration time) {
        fixture.sleep(time);
        monitor.poll();
    }

    @Test
    void anActivityIsPrintedWhenItBeginsAndWhenItEnds() {
        ObjectNode activity = activity(start.plusSeconds(5));
        fixture.add(activity.put("StatusCode", "InProgress"));
        pollAfter(EndpointMonitor.POLL_INTERVAL);
        pollAfter(EndpointMonitor.POLL_INTERVAL);
        activity.put("StatusCode", "Successful").put("EndTime", start.getEpochSecond() + 25);
        pollAfter(EndpointMonitor.POLL_INTERVAL);
        pollAfter(EndpointMonitor.POLL_INTERVAL);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("Scaling in progress: Setting desired instance count to 3, since ");
        assertThat(lines.get(1)).startsWith("Scaling done: Setting desired instance count to 3 (");
        assertThat(monitor.activities())
                .extracting(AutoScaling.Activity::status)
                .containsExactly("Successful");
    }

    /** At maxCapacity, AWS records an equal refusal every minute. */
    @Test
    void refusalsForOneReasonArePrintedOnce() {
        for (int minute = 1; minute <= 3; minute++) {
            ObjectNode refused = activity(start.plusSeconds(60L * minute));
            refused.putArray("NotScaledReasons")
                    .addObject()
                    .put("Code", "AlreadyAtMaxCapacity")
                    .put("MaxCapacity", 10);
            fixture.add(refused);
            pollAfter(Duration.ofMinutes(1));
        }

        assertThat(lines).containsExactly("Scaling refused: already at maxCapacity 10");
        assertThat(monitor.activities()).hasSize(3);
    }

    @Test
    void activitiesBeforeTheRunAreLeftOut() {
        fixture.add(activity(start.minusSeconds(1)));
        pollAfter(EndpointMonitor.POLL_INTERVAL);

        assertThat(lines).isEmpty();
        assertThat(monitor.activities()).isEmpty();
    }

    @Test
    void theLastSnapshotBeforeAMomentCounts() {
        fixture.capacity("Updating", 2, 3);
        pollAfter(Duration.ofSeconds(10));
        fixture.capacity("InService", 3, 3);
        pollAfter(Duration.ofSeconds(10));

        assertThat(monitor.snapshotAt(start.minusSeconds(60)).capacity().desired())
                .isEqualTo(2);
        assertThat(monitor.snapshotAt(start.plusSeconds(9)).capacity().desired())
                .isEqualTo(2);
        assertThat(monitor.snapshotAt(start.plusSeconds(10)).capacity().desired())
                .isEqualTo(3);
        assertThat(monitor.snapshotAt(start.plusSeconds(19)).capacity().current())
                .isEqualTo(2);
        assertThat(monitor.snapshotAt(start.plusSeconds(20)).capacity().current())
                .isEqualTo(3);
        assertThat(monitor.latest()).isEqualTo(monitor.snapshotAt(start.plusSeconds(60)));
        assertThat(monitor.latest().alarms())
                .containsOnlyKeys(monitor.alarmIds())
                .containsValue(AlarmState.INSUFFICIENT_DATA);
    }

    @Test
    void aFailedPollIsCountedAndTheNextOneReadsAgain() {
        fixture.scripted().faultOn("DescribeScalingActivities", Fault.ACCESS_DENIED, 1);
        fixture.add(activity(start.plusSeconds(5)));
        pollAfter(EndpointMonitor.POLL_INTERVAL);
        assertThat(monitor.failedPolls()).isEqualTo(1);
        assertThat(monitor.activities()).isEmpty();

        pollAfter(EndpointMonitor.POLL_INTERVAL);
        assertThat(monitor.failedPolls()).isEqualTo(1);
        assertThat(monitor.activities()).hasSize(1);
    }

    @Test
    void anAlarmStateThatIsNotKnownLeavesAGap() {
        String alarm = fixture.alarm("ScaleOut");
        fixture.aws().alarms().setState(alarm, "NEWER_THAN_THIS", "a test", "");
        pollAfter(EndpointMonitor.POLL_INTERVAL);

        assertThat(monitor.failedPolls()).isZero();
        assertThat(monitor.latest().alarms()).containsOnlyKeys("ScaleInAlarm");
    }

    private ObjectNode activity(Instant time) {
        return fixture.activity("12:00", "Setting desired instance count to 3.")
                .put("StartTime", time.getEpochSecond());
    }
}
