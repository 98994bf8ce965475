package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.*;
import io.github.stepscale.policy.Step;
import io.github.stepscale.policy.StepScaling;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The author's own run of the original sample, read off the picture in its README. */
class GroundTruthTest {
    private static final Path READINGS = Path.of("../../shared/traces/sample_dashboard_readings.csv");

    @Test
    void theObservedRunIsReproduced() throws Exception {
        List<String> lines = Files.readAllLines(READINGS);
        Trace all = TraceReader.read("readings", Files.readAllBytes(READINGS));
        List<Integer> observed = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith("2020-08-24T23:05")) {
                from = i - 1;
            }
            String instances = lines.get(i).split(",")[2];
            observed.add(instances.isBlank() ? -1 : Integer.parseInt(instances));
        }
        Service service = Service.builder()
                .scaleOutDelay(7)
                .scaleInDelay(4)
                .metricDelay(0)
                .initialCapacity(observed.get(from))
                .build();
        Timeline timeline = Simulator.of(plan(), service).run(all.slice(from, all.minutes()));
        int off = 0;
        int count = 0;
        for (int i = 0; i < timeline.minutes(); i++) {
            int seen = observed.get(from + i);
            if (seen >= 0) {
                count++;
                off += Math.abs(seen - timeline.running(i));
            }
        }
        System.out.println(count + " off " + off);
        assertThat(off).isLessThanOrEqualTo(3);
    }

    private static ScalingPlan plan() {
        return ScalingPlan.of(StepScaling.endpoint("e")
                .minCapacity(1)
                .maxCapacity(10)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(20).upper(50).change(0))
                .step(Step.lower(50).change(1))
                .settings(settings -> settings.evaluationPeriods(1)
                        .datapointsToAlarm(1)
                        .treatMissingData(TreatMissingData.MISSING)
                        .metricAggregationType(Aggregation.AVERAGE)
                        .cooldown(60))
                .build());
    }
}
