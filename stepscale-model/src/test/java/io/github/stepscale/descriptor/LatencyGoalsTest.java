package io.github.stepscale.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.scenario.Expectation;
import io.github.stepscale.scenario.LatencyExpectation;
import io.github.stepscale.scenario.LatencyExpectation.LatencyBound;
import io.github.stepscale.scenario.NoTimeouts;
import io.github.stepscale.simulation.LatencyObjective;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of limits of the latency and of expectations of it. */
class LatencyGoalsTest {
    private static final LatencyStatistic P95 = LatencyStatistic.of(LatencyQuantile.P95);

    @Test
    void aLimitIsReadWithItsShareOrForAllRequests() {
        assertThat(limit("{ statistic: p95, atMost: 800ms, requests: 99.5% }"))
                .isEqualTo(new LatencyObjective(P95, Duration.ofMillis(800), 0.995));
        assertThat(limit("{ statistic: p95, atMost: 1.5s }"))
                .isEqualTo(new LatencyObjective(P95, Duration.ofMillis(1_500), 1));
        assertThat(limit("{ statistic: mean, atMost: 0.25ms, requests: 0.9 }"))
                .isEqualTo(new LatencyObjective(LatencyStatistic.MEAN, Duration.ofNanos(250_000), 0.9));
        assertThat(limit("{ statistic: Average, atMost: 1440m }").statistic()).isEqualTo(LatencyStatistic.MEAN);
    }

    @Test
    void sentencesOfLatencyAreRead() {
        assertThat(then("p95 below 800 ms")).isEqualTo(expectation(LatencyBound.BELOW, 800, 0, OptionalInt.empty()));
        assertThat(then("p95 at most 0.8s throughout"))
                .isEqualTo(expectation(LatencyBound.AT_MOST, 800, 0, OptionalInt.empty()));
        assertThat(then("p95 below 2 s after 5 minutes"))
                .isEqualTo(expectation(LatencyBound.BELOW, 2_000, 5, OptionalInt.empty()));
        assertThat(then("p95 below 1 m throughout the first 10 minutes"))
                .isEqualTo(expectation(LatencyBound.BELOW, 60_000, 0, OptionalInt.of(10)));
        assertThat(then("no timeouts")).isEqualTo(new NoTimeouts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p95 under 800 ms | p95 below 800 ms",
                "p95 < 800ms | p95 below 800ms",
                "p95 <= 800 milliseconds | p95 at most 800 ms",
                "median below 1 s | p50 below 1 s",
                "average latency at most 2 seconds after 5 min | mean at most 2 s after 5 minutes",
                "99th percentile of the latency below 2 s | p99 below 2 s",
                "p95 is below 2 s at all times | p95 below 2 s throughout",
                "zero timeouts | no timeouts",
                "No timed-out requests | no timeouts",
                "maximum 4 instances throughout | at most 4 instances throughout",
                "no more than 2 after 30 mins | at most 2 after 30 minutes",
                "minimum 2 within 5 minutes | at least 2 within 5 minutes"
            })
    void aNearMissIsAnsweredByTheSentenceThatIsMeant(String written, String meant) {
        assertThat(mistakes(written))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake).endsWith("is not understood. Did you mean '" + meant + "'?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gibberish", "the median below 1 s", "p95 above 800 ms", "p95 below 1.2.3 s"})
    void whereNothingIsNearAllFormsAreNamed(String written) {
        assertThat(mistakes(written))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake)
                        .contains("p95 below 800 ms, mean at most 2 s after 5 minutes, no timeouts, or no scaling")
                        .endsWith("Rewrite it in that form."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p95 below 800 | Write the unit, such as 800 ms or 800 s.",
                "mean at most 2 after 5 minutes | Write the unit, such as 2 ms or 2 s.",
                "p95 below 800 ms within 5 minutes | Write 'p95 below 800 ms after 5 minutes'.",
                "p97 below 1 s | Write one of mean, p50, p90, p95 and p99, such as 'p95 below 800 ms'."
            })
    void whatIsMissingInASentenceIsNamed(String line) {
        String[] parts = line.split(" \\| ", -1);

        assertThat(mistakes(parts[0]))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake).endsWith(parts[1]));
    }

    private static LatencyExpectation expectation(LatencyBound bound, int millis, int from, OptionalInt first) {
        return new LatencyExpectation(P95, bound, Duration.ofMillis(millis), from, first);
    }

    private static LatencyObjective limit(String value) {
        return Corpus.read(Corpus.with("steps: [{ lower: 1, change: 1 }]", "objective: { latency: " + value + " }"))
                .descriptor()
                .orElseThrow()
                .objective()
                .latency()
                .orElseThrow();
    }

    private static Expectation then(String sentence) {
        return read(sentence)
                .descriptor()
                .orElseThrow()
                .scenarios()
                .get(0)
                .then()
                .get(0);
    }

    private static List<String> mistakes(String sentence) {
        return read(sentence).findings().stream().map(Object::toString).toList();
    }

    private static ReadResult read(String sentence) {
        return Corpus.read(Corpus.with(
                "steps: [{ lower: 1, change: 1 }]",
                "expect: [{ name: a, when: 30 for 30 minutes, then: \"" + sentence + "\" }]"));
    }
}
