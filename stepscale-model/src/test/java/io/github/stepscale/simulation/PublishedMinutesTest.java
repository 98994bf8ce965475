package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedMinutesTest {
    private static final Service SERVICE = Service.builder()
            .model(new ServiceModel(4, Duration.ofMillis(500), 1))
            .metricDelay(0)
            .scaleOutDelay(1)
            .build();
    private static final Trace TRACE =
            Trace.of(Instant.parse("2026-03-01T08:00:00Z"), 60, 120, 470, 900, 900, 800, 0, 0, 90, 90, 300, 5, 5, 5);

    @ParameterizedTest
    @CsvSource({"InvocationsPerInstance,Sum", "ModelLatency,Average", "ConcurrentRequestsPerModel,Maximum"})
    void theMetricOfTheFirstRuleIsThatOfTheTimeline(String name, String statistic) {
        SourceMetric metric = metric(name, statistic);
        Timeline timeline = run(metric);
        assertThat(timeline.running(13)).isGreaterThan(1);
        assertThat(PublishedMinutes.of(metric, SERVICE, timeline)).hasValueSatisfying(minutes -> {
            assertThat(minutes).hasSize(TRACE.minutes());
            for (int minute = 0; minute < minutes.length; minute++) {
                assertThat(minutes[minute]).isEqualTo(Double.valueOf(timeline.metric(minute)));
            }
        });
    }

    @Test
    void minutesDoNotDependOnThePeriodOfTheAlarm() {
        SourceMetric metric = metric("InvocationsPerInstance", "Sum");
        Timeline timeline = run(metric);
        assertThat(PublishedMinutes.of(metric.withPeriod(300), SERVICE, timeline)
                        .orElseThrow())
                .isEqualTo(PublishedMinutes.of(metric, SERVICE, timeline).orElseThrow());
    }

    @Test
    void aMetricThatTheSimulationDoesNotDetermineHasNone() {
        SourceMetric requests = metric("InvocationsPerInstance", "Sum");
        assertThat(PublishedMinutes.of(metric("OverheadLatency", "Average"), SERVICE, run(requests)))
                .isEmpty();
    }

    private static SourceMetric metric(String name, String statistic) {
        return MetricCatalog.metric(name, EndpointKind.REALTIME).withStatistic(new Statistic(statistic));
    }

    private static Timeline run(SourceMetric metric) {
        ScalingDescription description = ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(5)
                .metric(metric)
                .step(Step.upper(1).change(-1))
                .step(Step.lower(3).change(+1))
                .build();
        return Simulator.of(ScalingPlan.of(description), SERVICE).run(TRACE);
    }
}
