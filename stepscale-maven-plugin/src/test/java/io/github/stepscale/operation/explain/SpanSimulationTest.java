package io.github.stepscale.operation.explain;

import static io.github.stepscale.operation.ScalingFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.accuracy.Prediction;
import io.github.stepscale.accuracy.PredictionError;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.ScalingFixture;
import io.github.stepscale.scripted.Alarms.Value;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.traffic.Trace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What explain says of a simulation of the span, on scripted CloudWatch. */
class SpanSimulationTest {
    private static final Instant FIRST = at("14:00");
    private static final int MINUTES = 30;
    private static final String SERVICE = """
            service:
              requestsPerInstance: 100
              scaleOutDelay: 2
              model: { workers: 2, serviceTime: 500ms, variability: 1 }
            """;

    private ScalingFixture fixture;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aSpanThatWentAsSimulatedHasNoError() throws IOException {
        Timeline timeline = deployed(SERVICE);
        publish(timeline, 1, 0);

        SimulatedSpan simulated = explain().simulated().orElseThrow();

        assertThat(timeline.running(MINUTES - 1)).isGreaterThan(2);
        assertThat(simulated.initialCapacity()).isEqualTo(2);
        assertThat(simulated.predictions())
                .extracting(Prediction::key)
                .containsExactly("capacity", "latencyMean", "InvocationsPerInstanceSum");
        assertThat(simulated.predictions()).allSatisfy(prediction -> {
            PredictionError error =
                    prediction.observations().get(0).accuracy().all().orElseThrow();
            assertThat(error.minutes()).isEqualTo(MINUTES);
            assertThat(error.p90()).isLessThan(1e-9);
        });
    }

    @Test
    void anObservedLatencyAQuarterAboveTheSimulatedOneIsAFifthOff() throws IOException {
        Timeline timeline = deployed(SERVICE);
        publish(timeline, 1.25, 0);

        assertThat(ExplainText.lines(explain()))
                .contains(
                        "Simulated with the observed requests, 30 minutes from 2026-01-31 14:00Z, starting with 2"
                                + " instances:",
                        "  mean latency in CloudWatch (ModelLatency): the simulation was within 20 % in half of 30 minutes"
                                + " and within 20 % in 9 of 10; all below 0.9 of saturation.");
    }

    @Test
    void minutesWithoutADatapointAreLeftOut() throws IOException {
        Timeline timeline = deployed(SERVICE);
        publish(timeline, 1, 4);

        SimulatedSpan simulated = explain().simulated().orElseThrow();

        assertThat(simulated
                        .predictions()
                        .get(1)
                        .observations()
                        .get(0)
                        .accuracy()
                        .leftOut())
                .isEqualTo("4 minutes without an observed value");
        assertThat(simulated.csv().lines().toList()).hasSize(MINUTES + 1);
        assertThat(simulated.csv().lines().findFirst().orElseThrow())
                .isEqualTo("timestamp,requests,capacity.simulated,capacity.observed,latencyMean.simulated,"
                        + "latencyMean.CloudWatch,InvocationsPerInstanceSum.simulated,"
                        + "InvocationsPerInstanceSum.CloudWatch");
        assertThat(simulated.csv().lines().skip(1).findFirst().orElseThrow())
                .startsWith("2026-01-31T14:00:00Z,60,2,2,")
                .endsWith(",,30,30");
    }

    @Test
    void theFilesHaveTheErrors() throws IOException {
        Timeline timeline = deployed(SERVICE);
        publish(timeline, 1.25, 0);

        JsonNode simulated =
                new ObjectMapper().readTree(ExplainText.json(explain())).path("simulated");

        assertThat(simulated.path("minutes").asInt()).isEqualTo(MINUTES);
        assertThat(simulated.path("initialCapacity").asInt()).isEqualTo(2);
        assertThat(simulated.path("predictions").findValuesAsText("key"))
                .containsExactly("capacity.observed", "latencyMean.CloudWatch", "InvocationsPerInstanceSum.CloudWatch");
        assertThat(simulated
                        .path("predictions")
                        .get(0)
                        .path("error")
                        .path("median")
                        .asDouble())
                .isZero();
    }

    @Test
    void theMetricsAreReadInOnePass() throws IOException {
        publish(deployed(SERVICE), 1, 0);
        explain();
        assertThat(fixture.scripted().requests())
                .filteredOn(request -> request.action().equals("GetMetricData"))
                .hasSize(1);
    }

    @Test
    void withoutThePermissionANoteSaysSo() throws IOException {
        publish(deployed(SERVICE), 1, 0);
        fixture.scripted().faultOn("GetMetricData", Fault.ACCESS_DENIED, 1);

        Explanation explanation = explain();

        assertThat(explanation.simulated()).isEmpty();
        assertThat(explanation.notes())
                .filteredOn(note -> note.startsWith("the span is not compared with a simulation: "))
                .singleElement()
                .asString()
                .contains("cloudwatch:GetMetricData");
    }

    @Test
    void withoutRequestsANoteSaysSo() throws IOException {
        deployed(SERVICE);

        assertThat(explain().notes())
                .contains(
                        "the span is not compared with a simulation: CloudWatch has no requests from 2026-01-31 14:00Z to"
                                + " 2026-01-31 14:30Z.");
    }

    @Test
    void aCapacityOutOfRangeIsSaid() throws IOException {
        Timeline timeline = deployed(SERVICE);
        put("Invocations", minute -> timeline.trace().requests(minute));
        put("InvocationsPerInstance", minute -> timeline.trace().requests(minute) / 12);

        assertThat(explain().notes())
                .contains(
                        "the span is not compared with a simulation: it starts with a capacity of 12, outside minCapacity"
                                + " 1 to maxCapacity 10 of the descriptor.");
    }

    @Test
    void withoutAServiceNothingIsRead() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SINGLE);

        assertThat(explain().simulated()).isEmpty();
        assertThat(fixture.scripted().requests())
                .noneMatch(request -> request.action().equals("GetMetricData"));
    }

    /** Deploys, and simulates from the two instances that are in service. */
    private Timeline deployed(String service) throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SINGLE + service);
        double[] requests = IntStream.range(0, MINUTES)
                .mapToDouble(minute -> 60 + 10 * minute)
                .toArray();
        Service started = fixture.stack().descriptor().service().toBuilder()
                .initialCapacity(2)
                .build();
        return Simulator.of(fixture.stack().plan(), started).run(Trace.of(FIRST, requests));
    }

    /** Publishes what was simulated, the latency times a factor and not in its first minutes. */
    private void publish(Timeline timeline, double factor, int missing) {
        put("Invocations", minute -> timeline.trace().requests(minute));
        put("InvocationsPerInstance", timeline::metric);
        put(
                "ModelLatency Average",
                minute -> minute < missing
                        ? Double.NaN
                        : 1_000 * factor * timeline.response().orElseThrow().latencyMeanMs(minute));
    }

    private void put(String metric, IntToDoubleFunction values) {
        List<Value> datapoints = IntStream.range(0, MINUTES)
                .mapToObj(minute -> new Value(FIRST.plusSeconds(60L * minute), values.applyAsDouble(minute)))
                .filter(value -> !Double.isNaN(value.value()))
                .toList();
        fixture.scripted().alarms().metrics().put(metric, datapoints);
    }

    private Explanation explain() {
        fixture.sleep(Duration.ofMinutes(MINUTES + 5));
        return new Explain(fixture.aws(), fixture, LibraryHints.INSTANCE)
                .run(fixture.stack(), new ExplainOptions(FIRST, FIRST.plusSeconds(60L * MINUTES)));
    }
}
