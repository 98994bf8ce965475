package io.github.stepscale.report.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.ReplayResult;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.PlainNumbers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The files of a simulation whose latency is known. */
class ResponseFilesTest {
    private static final ServiceCurve CURVE = new ServiceCurve(List.of(
            new ServiceCurve.Row(10, 1_000, 0.2, Map.of(LatencyQuantile.P50, 900.0, LatencyQuantile.P95, 2_000.0)),
            new ServiceCurve.Row(30, 2_000, 1, Map.of(LatencyQuantile.P50, 1_500.0, LatencyQuantile.P95, 4_000.0)),
            new ServiceCurve.Row(60, 6_000, 6, Map.of(LatencyQuantile.P50, 5_000.0, LatencyQuantile.P95, 9_000.0))));

    @Test
    void theTimelineAppendsTheColumnsThatTheCurveHas() {
        Timeline timeline = run(Cases.sampleService().toBuilder().curve(CURVE).build());
        List<String> lines = TimelineCsv.of(timeline).lines().toList();

        assertThat(lines.get(0))
                .isEqualTo("timestamp,requests,running,pending,metric,alarms,action,excess,waitMinutes,concurrency,"
                        + "throughput,latencyMeanMs,latencyP50Ms,latencyP95Ms,timedOut");
        assertThat(lines)
                .hasSize(91)
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(15));
        assertThat(lines.get(40))
                .endsWith(","
                        + PlainNumbers.text(timeline.response().orElseThrow().timedOut(39)));
    }

    @Test
    void aModelHasNoColumnsOfQuantiles() {
        Timeline timeline = run(Cases.sampleService().toBuilder()
                .model(new ServiceModel(1, Duration.ofSeconds(1), 1))
                .build());

        assertThat(TimelineCsv.of(timeline).lines().findFirst().orElseThrow())
                .endsWith(",waitMinutes,concurrency,throughput,latencyMeanMs,timedOut");
    }

    @Test
    void theRestOfTheTimelineIsAsWithoutACurve() {
        List<String> plain = TimelineCsv.of(run(Cases.sampleService())).lines().toList();
        List<String> lines = TimelineCsv.of(
                        run(Cases.sampleService().toBuilder().curve(CURVE).build()))
                .lines()
                .toList();

        for (int line = 0; line < plain.size(); line++) {
            assertThat(lines.get(line)).startsWith(plain.get(line) + ",");
        }
    }

    @Test
    void theSummaryAppendsTimedOutRequestsAndTheWorstLatency() throws Exception {
        Service service = Cases.sampleService().toBuilder().curve(CURVE).build();
        JsonNode policy = summary(service).get("policy");

        assertThat(policy.get("timedOutRequests").asDouble()).isGreaterThan(0);
        assertThat(policy.get("worstLatencyMs").asDouble()).isBetween(60_000.0, 70_000.0);
        assertThat(summary(service).get("hindsight").has("worstLatencyMs")).isTrue();
        assertThat(summary(Cases.sampleService()).get("policy").has("timedOutRequests"))
                .isFalse();
    }

    private static JsonNode summary(Service service) throws Exception {
        ReplayResult replay = ReplayResult.of(Cases.samplePlan(), service, Objective.NONE, Cases.burst());
        return new ObjectMapper()
                .readTree(SummaryJson.of(Objective.NONE, replay, new ReportNotes(List.of(), List.of(), List.of())));
    }

    private static Timeline run(Service service) {
        return Simulator.of(Cases.samplePlan(), service).run(Cases.burst());
    }
}
