package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The author's own run of the original sample, read off the picture in its README. */
class GroundTruthTest {
    private static final Path READINGS = Path.of("../examples/original-sample/traffic/run-of-2020-08-24.csv");

    @Test
    void theObservedRunIsReproduced() throws Exception {
        int[] observed = Files.readAllLines(READINGS).stream()
                .skip(1)
                .mapToInt(row -> Integer.parseInt(row.split(",")[2]))
                .toArray();
        Trace trace = TraceReader.read("readings", Files.readAllBytes(READINGS)).trace();
        Service service = Service.builder()
                .scaleOutDelay(7)
                .scaleInDelay(4)
                .metricDelay(0)
                .initialCapacity(observed[0])
                .build();

        Timeline timeline = Simulator.of(plan(), service).run(trace);

        List<Integer> seen = changes(observed);
        List<Integer> simulated = changes(timeline.running);
        assertThat(seen).hasSize(11);
        assertThat(simulated).hasSameSizeAs(seen);
        for (int i = 0; i < seen.size(); i++) {
            assertThat(Math.abs(seen.get(i) - simulated.get(i)))
                    .as("change " + i)
                    .isLessThanOrEqualTo(1);
        }
        int off = IntStream.range(0, observed.length)
                .map(minute -> Math.abs(observed[minute] - timeline.running(minute)))
                .sum();
        assertThat(IntStream.of(observed).sum()).isEqualTo(259);
        assertThat(off).isLessThanOrEqualTo(3);
    }

    /** The minutes at which a curve changes. */
    private static List<Integer> changes(int[] curve) {
        return IntStream.range(1, curve.length)
                .filter(minute -> curve[minute] != curve[minute - 1])
                .boxed()
                .toList();
    }

    private static ScalingPlan plan() {
        return ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(10)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(20).upper(50).change(0))
                .step(Step.lower(50).change(1))
                .settings(settings -> settings.evaluationPeriods(1)
                        .datapointsToAlarm(1)
                        .treatMissingData(TreatMissingData.MISSING)
                        .metricAggregationType(MetricAggregationType.AVERAGE)
                        .cooldown(60))
                .build());
    }
}
