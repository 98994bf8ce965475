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
        ScalingPlan plan = ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(9)
                .tracking(new TrackingScaling(PredefinedMetric.VARIANT_INVOCATIONS, new BigDecimal("62.5"), 60, 300))
                .build());
        Trace trace = Trace.of(
                Cases.START,
                IntStream.range(0, 300)
                        .mapToDouble(minute -> minute < 100 ? 50 : 400)
                        .toArray());

        String page = Cases.of(plan, Service.builder().requestsPerInstance(100).build(), Objective.NONE, trace)
                .page();

        assertThat(page)
                .contains(
                        "target tracking of InvocationsPerInstance at 62.5",
                        "cooldown 60 s out and 300 s in",
                        "our model of target tracking");
    }
}
