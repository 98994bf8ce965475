package io.github.stepscale.operation.calibrate;

import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.text.PlainNumbers;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the steps of a calibration as CSV, in order. Latencies are in milliseconds from when requests were due. A value that is not
 * known is empty.
 */
public final class CalibrationCsv {
    private static final String HEADING =
            "timestamp,requestsPerMinute,due,answered,errors,late,slow,p50,p95,p99,max,verdict,why\n";

    private CalibrationCsv() {}

    /** Returns the text of the file; lines end in {@code \n}. */
    public static String of(CalibrationResult result) {
        return result.steps().stream().map(CalibrationCsv::row).collect(Collectors.joining("", HEADING, ""));
    }

    private static String row(CalibrationStep step) {
        Optional<LatencyPercentiles> latency = step.latency();
        return Stream.of(
                        step.start(),
                        step.requestsPerMinute(),
                        step.due(),
                        step.answered(),
                        step.errors(),
                        step.late(),
                        step.slow(),
                        millis(latency, LatencyPercentiles::p50),
                        millis(latency, LatencyPercentiles::p95),
                        millis(latency, LatencyPercentiles::p99),
                        millis(latency, LatencyPercentiles::max),
                        step.verdict().name().toLowerCase(Locale.ROOT),
                        '"' + step.why().replace("\"", "\"\"") + '"')
                .map(String::valueOf)
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static String millis(
            Optional<LatencyPercentiles> latency, ToDoubleFunction<LatencyPercentiles> percentile) {
        return latency.map(percentile::applyAsDouble)
                .map(millis -> PlainNumbers.rounded(millis, 2))
                .orElse("");
    }
}
