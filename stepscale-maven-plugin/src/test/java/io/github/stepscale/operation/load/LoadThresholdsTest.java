package io.github.stepscale.operation.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.load.LatencyLimitCounter;
import io.github.stepscale.load.LoadResult;
import io.github.stepscale.load.MinuteCounts;
import io.github.stepscale.operation.load.report.ThresholdResult;
import io.github.stepscale.validation.InvalidValueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadThresholdsTest {
    private static final long LIMIT = 800_000_000;

    /** A run of {@code due} requests, of which {@code within} take exactly 800 ms, {@code slow} a nanosecond longer. */
    private static List<ThresholdResult> evaluate(LoadThresholds thresholds, int due, int within, int slow) {
        LatencyLimitCounter counter = thresholds.counter();
        IntStream.range(0, within).forEach(any -> counter.accept(LIMIT));
        IntStream.range(0, slow).forEach(any -> counter.accept(LIMIT + 1));
        MinuteCounts minute = new MinuteCounts(Instant.EPOCH, due, due, 0, within + slow, Map.of(), Optional.empty());
        Optional<String> none = Optional.empty();
        LoadResult result = new LoadResult(
                Instant.EPOCH,
                Instant.EPOCH,
                none,
                List.of(minute),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                0,
                "",
                0);
        return thresholds.evaluate(result, counter);
    }

    private static LoadThresholds latency(String percentile) {
        return new LoadThresholds(
                List.of(new LatencyThreshold(new BigDecimal(percentile), Duration.ofMillis(800))), Optional.empty());
    }

    private static LoadThresholds errors(String percent) {
        return new LoadThresholds(List.of(), Optional.of(new BigDecimal(percent)));
    }

    @ParameterizedTest
    @CsvSource({
        "95, 20, 19, 1, true", // one of twenty may be slower
        "95, 20, 18, 2, false",
        "95, 19, 18, 1, false", // and of nineteen none
        "99.9, 1000, 999, 1, true",
        "99.9, 999, 998, 1, false",
        "50, 3, 2, 1, true",
        "50, 3, 1, 2, false",
        "100, 1000000, 999999, 1, false",
        "100, 5, 5, 0, true",
    })
    void aLatencyIsExactAtItsBoundary(String percentile, int due, int within, int slow, boolean met) {
        assertThat(evaluate(latency(percentile), due, within, slow).get(0).met())
                .isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({"95, 20, 19, true", "95, 20, 18, false", "99, 1000, 989, false", "100, 10, 9, false"})
    void aRequestWithoutAnAnswerIsSlowerThanEveryLimit(String percentile, int due, int within, boolean met) {
        assertThat(evaluate(latency(percentile), due, within, 0).get(0).met()).isEqualTo(met);
    }

    @Test
    void theTextNamesValueAndLimitAndNeverTheSameNumberTwice() {
        assertThat(evaluate(latency("95"), 20, 18, 2).get(0).sentence())
                .isEqualTo(
                        "p95 latency 800.06 ms, limit 800 ms (fewer than 19 of 20 requests were answered within it)");
        assertThat(evaluate(latency("100"), 20, 19, 0).get(0).sentence())
                .isEqualTo("max latency not measured, limit 800 ms (fewer than 20 of 20 requests succeeded)");
        assertThat(evaluate(latency("99.9"), 5, 5, 0).get(0).sentence())
                .isEqualTo("p99.9 latency 800 ms, limit 800 ms");
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 1000, 999, true",
        "0.1, 1000, 998, false",
        "0.1, 999, 998, false",
        "0, 10, 10, true",
        "0, 10, 9, false",
        "100, 10, 0, true",
        "33.3, 1000, 667, true",
        "33.3, 1000, 666, false",
    })
    void anErrorRateIsExactAtItsBoundary(String percent, int due, int done, boolean met) {
        assertThat(evaluate(errors(percent), due, done, 0).get(0).met()).isEqualTo(met);
    }

    @Test
    void theErrorRateCountsWhatHasNoAnswer() {
        assertThat(evaluate(errors("0.1"), 1000, 990, 0).get(0).sentence())
                .isEqualTo("error rate 1 %, limit 0.1 % (10 of 1,000 requests failed or had no answer)");
    }

    @Test
    void aRunWithoutRequestsMeetsNothing() {
        assertThat(evaluate(latency("50"), 0, 0, 0).get(0).met()).isFalse();
        assertThat(evaluate(errors("100"), 0, 0, 0).get(0).met()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"49.9", "99.95", "101", "0"})
    void otherPercentilesAreRefused(String percentile) {
        assertThatThrownBy(() -> latency(percentile))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("p50 to p99.9 is, or max");
    }
}
