package io.github.stepscale.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.InvalidValueException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZeroTrafficByMetricTest {
    @ParameterizedTest
    @ValueSource(strings = {"InvocationsPerInstance", "Invocations", "InvocationsPerCopy"})
    void publishesNothingByDefault(String metric) {
        assertThat(Service.standard().zeroTraffic().of(metric)).isEqualTo(ZeroTraffic.MISSING);
    }

    @Test
    void metricThatIsNotNamedKeepsItsDefault() {
        ZeroTrafficByMetric one = new ZeroTrafficByMetric(Map.of("Invocations", ZeroTraffic.ZERO));

        assertThat(one.of("Invocations")).isEqualTo(ZeroTraffic.ZERO);
        assertThat(one.of("InvocationsPerInstance")).isEqualTo(ZeroTraffic.MISSING);
        assertThat(one.of("InvocationsPerCopy")).isEqualTo(ZeroTraffic.MISSING);
    }

    @Test
    void refusesAMetricThatIsNoneOfRequests() {
        assertThatThrownBy(() -> new ZeroTrafficByMetric(Map.of("CPUUtilization", ZeroTraffic.ZERO)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("InvocationsPerInstance, Invocations, InvocationsPerCopy");
    }

    @ParameterizedTest
    @CsvSource({
        "InvocationsPerInstance, ZERO, 0",
        "InvocationsPerInstance, MISSING, NaN",
        "Invocations, ZERO, 0",
        "Invocations, MISSING, NaN"
    })
    void decidesTheDatapointOfAMinuteWithoutRequests(String metric, ZeroTraffic published, double datapoint) {
        ScalingPlan plan = ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(2)
                .metric(metric)
                .step(Step.lower(50).change(1))
                .build());
        Service service = Service.builder()
                .zeroTraffic(new ZeroTrafficByMetric(Map.of(metric, published)))
                .build();
        Timeline timeline = Simulator.of(plan, service).run(Trace.of(Instant.EPOCH, new double[] {30, 0}));

        assertThat(timeline.metric(0)).isEqualTo(30);
        assertThat(timeline.metric(1)).isEqualTo(Double.valueOf(datapoint));
    }
}
