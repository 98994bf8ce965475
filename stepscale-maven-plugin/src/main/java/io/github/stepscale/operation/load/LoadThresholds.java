package io.github.stepscale.operation.load;

import io.github.stepscale.load.LatencyLimitCounter;
import io.github.stepscale.load.LoadResult;
import io.github.stepscale.operation.load.report.ThresholdResult;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Limits on a whole run, which are evaluated at its end.
 *
 * @param latencies limits on percentiles of the latency
 * @param maxErrorRate the highest share of requests that may fail or have no response, in percent, inclusive; 0 to 100
 */
public record LoadThresholds(List<LatencyThreshold> latencies, Optional<BigDecimal> maxErrorRate) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range */
    public LoadThresholds {
        latencies = List.copyOf(latencies);
        new Validator()
                .require(
                        maxErrorRate
                                .filter(rate -> rate.signum() < 0 || rate.compareTo(HUNDRED) > 0)
                                .isEmpty(),
                        "maxErrorRate",
                        "is not between 0% and 100%",
                        "Write a percentage such as 0.1%")
                .throwIfAny();
    }

    /** No limit. */
    public static LoadThresholds none() {
        return new LoadThresholds(List.of(), Optional.empty());
    }

    /** Returns a counter for the latencies of a run. */
    LatencyLimitCounter counter() {
        return new LatencyLimitCounter(
                latencies.stream().map(LatencyThreshold::limit).toList());
    }

    /** Returns one result for each limit, latencies first. */
    List<ThresholdResult> evaluate(LoadResult result, LatencyLimitCounter counted) {
        return Stream.concat(
                        latencies.stream().map(threshold -> threshold.evaluate(counted, result.due())),
                        maxErrorRate.stream().map(rate -> errorRate(rate, result.due(), result.due() - result.done())))
                .toList();
    }

    private static ThresholdResult errorRate(BigDecimal limit, long due, long failed) {
        boolean met = due > 0
                && BigDecimal.valueOf(failed).multiply(HUNDRED).compareTo(limit.multiply(BigDecimal.valueOf(due))) <= 0;
        OptionalDouble actual = due > 0 ? OptionalDouble.of(100.0 * failed / due) : OptionalDouble.empty();
        return new ThresholdResult(
                "error rate",
                "%",
                limit,
                actual,
                met,
                ReadableNumbers.of(failed) + " of " + ReadableNumbers.of(due, "request") + " failed or had no answer");
    }
}
