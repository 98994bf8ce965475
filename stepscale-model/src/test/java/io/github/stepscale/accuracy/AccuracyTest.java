package io.github.stepscale.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.stepscale.accuracy.Accuracy.Minutes;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccuracyTest {
    private static final double NONE = Double.NaN;
    private static final Minutes ALL = new Minutes(minute -> true, minute -> false);
    private static final Prediction LATENCY =
            new Prediction("latencyP95", "p95 latency", "ms", List.of(110.0, 90.0, 100.0, NONE), List.of());

    @Test
    void equalSeriesHaveNoError() {
        List<Double> values = List.of(3.0, 0.0, 7.5);
        assertThat(Accuracy.of(values, values, ALL).all()).contains(new PredictionError(3, 0, 0));
    }

    @Test
    void aPredictionThatIsAFifthTooHighIsAFifthOff() {
        List<Double> observed =
                IntStream.rangeClosed(1, 20).mapToObj(Double::valueOf).toList();
        List<Double> predicted = observed.stream().map(value -> 1.25 * value).toList();
        PredictionError error = Accuracy.of(predicted, observed, ALL).all().orElseThrow();
        assertThat(error.median()).isCloseTo(0.25, within(1e-12));
        assertThat(error.p90()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void quantilesAreThoseOfTheNearestRank() {
        double[] tenths =
                IntStream.rangeClosed(1, 10).mapToDouble(i -> i / 10.0).toArray();
        assertThat(PredictionError.of(tenths)).contains(new PredictionError(10, 0.5, 0.9));
        assertThat(PredictionError.of(new double[] {0.3, 0.1, 0.2})).contains(new PredictionError(3, 0.2, 0.3));
        assertThat(PredictionError.of(new double[] {0.4})).contains(new PredictionError(1, 0.4, 0.4));
        assertThat(PredictionError.of(new double[0])).isEmpty();
    }

    @Test
    void whereOnlyOneOfTheTwoIsZeroTheErrorIsTheWhole() {
        assertThat(PredictionError.relative(0, 0)).isZero();
        assertThat(PredictionError.relative(0, 5)).isEqualTo(1);
        assertThat(PredictionError.relative(5, 0)).isEqualTo(1);
        assertThat(PredictionError.relative(4, 5)).isEqualTo(0.25);
    }

    @Test
    void minutesThatAreLeftOutAreCountedByTheirReason() {
        List<Double> observed = List.of(100.0, NONE, 100.0, 100.0);
        Accuracy accuracy =
                Accuracy.of(LATENCY.simulated(), observed, new Minutes(minute -> minute > 0, minute -> true));
        assertThat(accuracy.all()).contains(new PredictionError(1, 0, 0));
        assertThat(accuracy.partial()).isEqualTo(1);
        assertThat(accuracy.unobserved()).isEqualTo(1);
        assertThat(accuracy.unpredicted()).isEqualTo(1);
        assertThat(accuracy.text())
                .isEqualTo(
                        "within 0 % in half of 1 minute and within 0 % in 9 of 10; all below 0.9 of saturation;"
                                + " left out: 1 partial minute, 1 minute without an observed value, 1 minute without a simulated value");
    }

    @Test
    void minutesBelowSaturationHaveAnErrorOfTheirOwn() {
        Accuracy accuracy = Accuracy.of(
                List.of(100.0, 110.0, 300.0),
                List.of(100.0, 100.0, 100.0),
                new Minutes(minute -> true, minute -> minute < 2));
        assertThat(accuracy.all().orElseThrow().minutes()).isEqualTo(3);
        assertThat(accuracy.belowSaturation().orElseThrow().minutes()).isEqualTo(2);
        assertThat(accuracy.text())
                .isEqualTo("within 10 % in half of 3 minutes and within 200 % in 9 of 10; below 0.9 of saturation"
                        + " within 0 % in half of 2 minutes and within 10 % in 9 of 10");
    }

    @Test
    void percentagesAreRoundedUpButNotByTheNoiseOfTheArithmetic() {
        assertThat(new PredictionError(2, 0.0625, 0.00001).text())
                .isEqualTo("within 6.3 % in half of 2 minutes and within 0.1 % in 9 of 10");
        assertThat(new PredictionError(1, 0.07000000000000001, 1.2).medianText())
                .isEqualTo("7 %");
    }

    @Test
    void aSentenceSaysThatNothingCouldBeCompared() {
        Prediction prediction = LATENCY.with(
                "client", "at the client", List.of(100.0, 100.0, 100.0, 100.0), new Minutes(at -> false, at -> true));
        assertThat(prediction.sentences())
                .containsExactly("p95 latency at the client: no minute to compare: 4 partial minutes.");
    }

    @Test
    void whatWasNotObservedIsNoObservation() {
        assertThat(LATENCY.with("client", "at the client", List.of(NONE, NONE, NONE, NONE), ALL))
                .isEqualTo(LATENCY);
    }

    @Test
    void columnsAreNamedAfterThePredictionAndTheSource() {
        Prediction prediction = LATENCY.with("client", "at the client", List.of(100.0, 100.0, 100.0, NONE), ALL);
        assertThat(prediction.headings()).containsExactly("latencyP95.simulated", "latencyP95.client");
        assertThat(prediction.values(1)).containsExactly(90.0, 100.0);
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        PredictionJson.add(json, List.of(prediction));
        assertThat(json)
                .hasToString("[{\"key\":\"latencyP95.client\",\"name\":\"p95 latency at the client\",\"unit\":\"ms\","
                        + "\"error\":{\"minutes\":3,\"median\":0.1,\"p90\":0.1},\"errorBelowSaturation\":null,"
                        + "\"leftOut\":{\"partial\":0,\"unobserved\":1,\"notSimulated\":0}}]");
    }
}
