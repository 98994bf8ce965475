package io.github.stepscale.report.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.metric.PredefinedMetric;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.traffic.Trace;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The report of target tracking, which has no steps to draw. */
class TrackingReportTest {
    @Test
    void thePageSaysWhatIsSimulatedAndThatItIsAModel() {
        assertThat(page("62.5", 50))
                .contains(
                        "target tracking of InvocationsPerInstance at 62.5",
                        "cooldown 60 s out and 300 s in",
                        "our model of target tracking");
    }

    @Test
    void theVerdictIsAboutTargetTrackingAndDoesNotCompareItWithItself() {
        assertThat(page("50", 50)).doesNotContain("step scaling is not worth it", "exactly as much");
        assertThat(page("20", 400)).contains("this target tracking is not worth it on this traffic: ");
    }

    /** @param before the requests of each minute in the beginning, before there are 400 */
    private static String page(String target, int before) {
        ScalingPlan plan = ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(9)
                .tracking(new TrackingScaling(PredefinedMetric.VARIANT_INVOCATIONS, new BigDecimal(target), 60, 300))
                .build());
        Trace trace = Trace.of(
                Cases.START,
                IntStream.range(0, 300)
                        .mapToDouble(minute -> minute < 100 ? before : 400)
                        .toArray());
        return Cases.of(plan, Service.builder().requestsPerInstance(100).build(), Objective.NONE, trace)
                .page();
    }
}
