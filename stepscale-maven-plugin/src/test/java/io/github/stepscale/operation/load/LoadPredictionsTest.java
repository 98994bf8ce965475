package io.github.stepscale.operation.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.stepscale.accuracy.Prediction;
import io.github.stepscale.accuracy.Prediction.Observation;
import io.github.stepscale.accuracy.PredictionError;
import io.github.stepscale.load.LatencyDistribution;
import io.github.stepscale.operation.ScalingFixture;
import io.github.stepscale.scripted.Alarms;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.traffic.Trace;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a load run observed beside its simulation, on scripted CloudWatch. */
class LoadPredictionsTest {
    private static final Instant FIRST = ScalingFixture.at("14:00");
    private static final int MINUTES = 12;
    private static final String SERVICE = """
            service:
              requestsPerInstance: 100
              model: { workers: 2, serviceTime: 500ms, variability: 1 }
            """;

    private final List<String> lines = new ArrayList<>();
    private ScalingFixture fixture;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whatIsPublishedAsSimulatedHasNoError() throws IOException {
        Timeline timeline = simulate(ScalingFixture.SINGLE + SERVICE);
        publish("ModelLatency Average", 1_000, minute -> mean(timeline, minute));
        publish("InvocationsPerInstance", 1, timeline::metric);

        List<Prediction> compared = compare(timeline, "14:30");

        assertThat(compared).extracting(Prediction::key).containsExactly("latencyMean", "InvocationsPerInstanceSum");
        assertThat(compared).allSatisfy(prediction -> {
            PredictionError error = error(prediction);
            assertThat(error.minutes()).isEqualTo(MINUTES - 2);
            assertThat(error.p90()).isLessThan(1e-9);
        });
        assertThat(lines).isEmpty();
    }

    @Test
    void aFifthMoreThanSimulatedIsASixthOfError() throws IOException {
        Timeline timeline = simulate(ScalingFixture.SINGLE + SERVICE);
        publish("ModelLatency Average", 1_200, minute -> mean(timeline, minute));

        PredictionError error = error(compare(timeline, "14:30").get(0));

        assertThat(error.medianText()).isEqualTo("16.7 %");
        assertThat(error.p90Text()).isEqualTo("16.7 %");
    }

    @Test
    void minutesWithoutADatapointAndThoseThatAreTooNewAreLeftOut() throws IOException {
        Timeline timeline = simulate(ScalingFixture.SINGLE + SERVICE);
        publish("ModelLatency Average", 1_000, minute -> minute == 4 ? Double.NaN : mean(timeline, minute));

        Prediction mean = compare(timeline, "14:10").get(0);

        // Of minutes 1 to 10, 4 is not published; 9 and 10 are within the delay of the metric.
        assertThat(error(mean).minutes()).isEqualTo(7);
        assertThat(inCloudWatch(mean).accuracy().leftOut())
                .isEqualTo("2 partial minutes, 3 minutes without an observed value");
    }

    @Test
    void withoutPermissionTheClientIsComparedAlone() throws IOException {
        Timeline timeline = simulate(ScalingFixture.SINGLE + SERVICE);
        fixture.scripted().faultOn("GetMetricData", Fault.ACCESS_DENIED, 1);

        List<Prediction> compared = compare(timeline, "14:30");

        assertThat(compared).extracting(Prediction::key).containsExactly("latencyMean");
        assertThat(compared.get(0).observations()).extracting(Observation::key).containsExactly("client");
        assertThat(compared.get(0).observations().get(0).values().get(3)).isCloseTo(500, within(1.0));
        assertThat(lines)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("The metrics of CloudWatch are not compared with the simulation. ")
                .contains("cloudwatch:GetMetricData");
    }

    @Test
    void theQueueOfAnAsynchronousEndpointAnswersTheClientSoItsLatencyIsNotCompared() throws IOException {
        Timeline timeline = simulate("""
                endpointName: orders
                inferenceType: async
                metric: ApproximateBacklogSizePerInstance
                minCapacity: 1
                maxCapacity: 10
                layout: single
                steps:
                  - { upper: 20, change: -1 }
                  - { lower: 50, change: +1 }
                """ + SERVICE);

        assertThat(compare(timeline, "14:30")).isEmpty();
    }

    @Test
    void withoutACurveNothingIsReadOrCompared() throws IOException {
        Timeline timeline = simulate(ScalingFixture.SINGLE + "service: { requestsPerInstance: 100 }\n");

        assertThat(compare(timeline, "14:30")).isEmpty();
        assertThat(fixture.scripted().requests())
                .noneMatch(request -> request.action().equals("GetMetricData"));
    }

    private Timeline simulate(String descriptor) throws IOException {
        fixture = ScalingFixture.described(descriptor);
        double[] requests = IntStream.range(0, MINUTES)
                .mapToDouble(minute -> 60 + 10 * minute)
                .toArray();
        return Simulator.of(fixture.stack().plan(), fixture.stack().descriptor().service())
                .run(Trace.of(FIRST, requests));
    }

    private static double mean(Timeline timeline, int minute) {
        return timeline.response().orElseThrow().latencyMeanMs(minute);
    }

    /** Publishes the minutes that have a value. */
    private void publish(String metric, double factor, IntToDoubleFunction values) {
        fixture.scripted()
                .alarms()
                .metrics()
                .put(
                        metric,
                        IntStream.range(0, MINUTES)
                                .mapToObj(minute -> new Alarms.Value(
                                        FIRST.plusSeconds(60L * minute), factor * values.applyAsDouble(minute)))
                                .filter(value -> !Double.isNaN(value.value()))
                                .toList());
    }

    /** The first and the last minute of the run are partial. */
    private List<Prediction> compare(Timeline timeline, String now) {
        Instant start = FIRST.plusSeconds(12);
        Instant end = FIRST.plusSeconds(60L * MINUTES - 12);
        return new LoadPredictions(
                        fixture.stack(),
                        Optional.of(fixture.aws().metrics()),
                        InstantSource.fixed(ScalingFixture.at(now)),
                        lines::add)
                .compare(timeline, client(), LoadPredictions.whole(FIRST, start, end));
    }

    /** A latency of 500 ms in each minute. */
    private static ClientLatencies client() {
        Map<Instant, LatencyDistribution> minutes = new HashMap<>();
        for (int minute = 0; minute < MINUTES; minute++) {
            minutes.put(FIRST.plusSeconds(60L * minute), LatencyDistribution.ofMillis(400, 500, 600));
        }
        return new ClientLatencies(minutes);
    }

    private static Observation inCloudWatch(Prediction prediction) {
        List<Observation> observations = prediction.observations();
        return observations.get(observations.size() - 1);
    }

    private static PredictionError error(Prediction prediction) {
        return inCloudWatch(prediction).accuracy().all().orElseThrow();
    }
}
