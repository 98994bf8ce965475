package io.github.stepscale.tuning.search;

import static io.github.stepscale.tuning.TuningCase.DAY;
import static io.github.stepscale.tuning.TuningCase.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.TuningCase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrafficSplitTest {

    @Test
    void halfOfFiveDaysAreThreeDays() {
        TrafficSplit split = TrafficSplit.of(TuningCase.constant(1, 5 * DAY), 0.5);
        assertThat(split.tuned().minutes()).isEqualTo(3 * DAY);
        assertThat(split.unseen()).hasValueSatisfying(unseen -> {
            assertThat(unseen.start()).isEqualTo(MIDNIGHT.plus(Duration.ofDays(3)));
            assertThat(unseen.minutes()).isEqualTo(2 * DAY);
        });
    }

    @Test
    void onlyWholeDaysAreTunedOn() {
        Trace late = TuningCase.constant(1, 5 * DAY).shifted(Duration.ofMinutes(-10));
        TrafficSplit split = TrafficSplit.of(late, 0.5);
        assertThat(split.tuned().start()).isEqualTo(MIDNIGHT);
        assertThat(split.tuned().minutes()).as("half of four whole days").isEqualTo(2 * DAY);
        assertThat(split.unseen().orElseThrow().minutes()).isEqualTo(3 * DAY - 10);
    }

    @Test
    void fewerThanFourWholeDaysAreSplitByTheMinute() {
        Trace late = TuningCase.constant(1, 4 * DAY).shifted(Duration.ofMinutes(1));
        TrafficSplit split = TrafficSplit.of(late.slice(0, 4_321), 0.5);
        assertThat(split.tuned().start()).isEqualTo(late.start());
        assertThat(split.tuned().minutes()).isEqualTo(2_161);
        assertThat(split.unseen().orElseThrow().minutes()).isEqualTo(2_160);
    }

    @Test
    void aShareOfOneLeavesNothingUnseen() {
        Trace trace = TuningCase.constant(1, 5 * DAY).shifted(Duration.ofMinutes(-10));
        TrafficSplit split = TrafficSplit.of(trace, 1);
        assertThat(split.tuned().minutes()).isEqualTo(5 * DAY);
        assertThat(split.unseen()).isEmpty();
    }
}
