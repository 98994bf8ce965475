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
    private ScalingFixture bench;
    private Instant start;
    private EndpointMonitor watch;

    @BeforeEach
    void start() throws Exception {
        bench = ScalingFixture.deployed(ScalingFixture.SPLIT);
        start = bench.instant();
        watch = EndpointMonitor.of(bench.stack(), bench.aws(), lines::add, bench::instant, LibraryHints.INSTANCE);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private void lookAfter(Duration time) {
        bench.sleep(time);
        watch.look();
    }

    @Test
    void anActivityIsToldOnceAsItBeginsAndOnceAsItEnds() {
        ObjectNode activity = activity(start.plusSeconds(5));
        bench.add(activity.put("StatusCode", "InProgress"));
        lookAfter(EndpointMonitor.PACE);
        lookAfter(EndpointMonitor.PACE);
        activity.put("StatusCode", "Successful").put("EndTime", start.getEpochSecond() + 25);
        lookAfter(EndpointMonitor.PACE);
        lookAfter(EndpointMonitor.PACE);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("Scaling in progress: Setting desired instance count to 3, since ");
        assertThat(lines.get(1)).startsWith("Scaling done: Setting desired instance count to 3 (");
        assertThat(watch.activities()).extracting(AutoScaling.Activity::status).containsExactly("Successful");
    }

    /** At the most there is one each minute, all the same. */
    @Test
    void refusalsForOneReasonAreToldOnce() {
        for (int minute = 1; minute <= 3; minute++) {
            ObjectNode refused = activity(start.plusSeconds(60L * minute));
            refused.putArray("NotScaledReasons")
                    .addObject()
                    .put("Code", "AlreadyAtMaxCapacity")
                    .put("MaxCapacity", 10);
            bench.add(refused);
            lookAfter(Duration.ofMinutes(1));
        }

        assertThat(lines).containsExactly("Scaling refused: already at maxCapacity 10");
        assertThat(watch.activities()).hasSize(3);
    }

    @Test
    void whatBeganBeforeTheRunIsNotOfIt() {
        bench.add(activity(start.minusSeconds(1)));
        lookAfter(EndpointMonitor.PACE);

        assertThat(lines).isEmpty();
        assertThat(watch.activities()).isEmpty();
    }

    @Test
    void ofEachMomentTheLastLookCounts() {
        bench.capacity("Updating", 2, 3);
        lookAfter(Duration.ofSeconds(10));
        bench.capacity("InService", 3, 3);
        lookAfter(Duration.ofSeconds(10));

        assertThat(watch.at(start.minusSeconds(60)).capacity().desired()).isEqualTo(2);
        assertThat(watch.at(start.plusSeconds(9)).capacity().desired()).isEqualTo(2);
        assertThat(watch.at(start.plusSeconds(10)).capacity().desired()).isEqualTo(3);
        assertThat(watch.at(start.plusSeconds(19)).capacity().present()).isEqualTo(2);
        assertThat(watch.at(start.plusSeconds(20)).capacity().present()).isEqualTo(3);
        assertThat(watch.last()).isEqualTo(watch.at(start.plusSeconds(60)));
        assertThat(watch.last().alarms())
                .containsOnlyKeys(watch.alarmIds())
                .containsValue(AlarmState.INSUFFICIENT_DATA);
    }

    @Test
    void aLookWithoutAnAnswerIsCountedAndTheNextOneSeesAgain() {
        bench.scripted().faultOn("DescribeScalingActivities", Fault.ACCESS_DENIED, 1);
        bench.add(activity(start.plusSeconds(5)));
        lookAfter(EndpointMonitor.PACE);
        assertThat(watch.failures()).isEqualTo(1);
        assertThat(watch.activities()).isEmpty();

        lookAfter(EndpointMonitor.PACE);
        assertThat(watch.failures()).isEqualTo(1);
        assertThat(watch.activities()).hasSize(1);
    }

    @Test
    void anAlarmStateThatIsNotKnownLeavesAGap() {
        String alarm = bench.alarm("ScaleOut");
        bench.aws().alarms().setState(alarm, "NEWER_THAN_THIS", "a test", "");
        lookAfter(EndpointMonitor.PACE);

        assertThat(watch.failures()).isZero();
        assertThat(watch.last().alarms()).containsOnlyKeys("ScaleInAlarm");
    }

    private ObjectNode activity(Instant time) {
        return bench.activity("12:00", "Setting desired instance count to 3.").put("StartTime", time.getEpochSecond());
    }
}
