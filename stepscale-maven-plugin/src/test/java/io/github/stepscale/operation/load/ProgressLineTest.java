package io.github.stepscale.operation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.load.LoadProgress;
import io.github.stepscale.simulation.AlarmState;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final LatencyPercentiles TIMES = new LatencyPercentiles(4.25, 50, 129.6, 400);

    @Test
    void showsAllThatIsKnown() {
        LoadProgress progress = new LoadProgress(120, 117.6, 3, Optional.of(TIMES), 1, 2);
        EndpointSnapshot seen = new EndpointSnapshot(
                new Endpoints.Capacity("Updating", 3, 2, false), Map.of("ScaleOutAlarm", AlarmState.ALARM));

        assertThat(ProgressLine.of(progress, Optional.of(seen), "instances"))
                .isEqualTo(
                        "due 120, done 118 a minute, 3 in flight, p50 4.3 ms, p99 130 ms, 1 error, 2 late, instances 2"
                                + " (3 desired), ALARM ScaleOutAlarm");
    }

    @Test
    void leavesOutWhatIsUnknown() {
        LoadProgress progress = new LoadProgress(0, 0, 0, Optional.empty(), 0, 0);
        EndpointSnapshot calm = new EndpointSnapshot(
                new Endpoints.Capacity("InService", 1, 1, false), Map.of("ScaleInAlarm", AlarmState.OK));

        assertThat(ProgressLine.of(progress, Optional.empty(), "instances"))
                .isEqualTo("due 0, done 0 a minute, 0 in flight, 0 errors");
        assertThat(ProgressLine.of(progress, Optional.of(calm), "instances")).endsWith("instances 1, no alarm");
    }

    @Test
    void fitsTheTerminalAndKeepsWhatMattersMost() {
        LoadProgress busy = new LoadProgress(123_456, 123_450, 9_876, Optional.of(TIMES), 12_345, 6_789);
        EndpointSnapshot seen = new EndpointSnapshot(
                new Endpoints.Capacity("Updating", 30, 20, false),
                Map.of("AVeryLongNameOfAnAlarmThatFiresAndFires", AlarmState.ALARM));

        for (int columns = 40; columns < 200; columns++) {
            assertThat(ProgressLine.of(busy, Optional.of(seen), "instances", columns))
                    .hasSizeLessThanOrEqualTo(columns)
                    .startsWith("due 123456, done 123450 a minute");
        }
        assertThat(ProgressLine.of(busy, Optional.of(seen), "instances", 79))
                .isEqualTo("due 123456, done 123450 a minute, p50 4.3 ms, p99 130 ms, 12345 errors");
    }
}
