package io.github.stepscale.operation.curve;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.load.LatencyDistribution;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The measured response of one instance at one rate.
 *
 * @param requestsPerMinute requests per minute to the instance, above 0
 * @param meanMs mean latency in milliseconds, above 0
 * @param concurrency mean number of requests inside the instance
 * @param quantilesMs quantiles of the latency in milliseconds
 * @param requests the number of requests that the row rests on, above 0
 * @param countedConcurrency the mean of a count of the requests in flight; empty if it was not counted
 */
public record MeasuredRow(
        double requestsPerMinute,
        double meanMs,
        double concurrency,
        Map<LatencyQuantile, Double> quantilesMs,
        long requests,
        OptionalDouble countedConcurrency) {
    /** More digits than a measurement has. */
    private static final MathContext DIGITS = new MathContext(6);

    /** The weight of a row that does not say what it rests on: that of a row which calibrate measures on purpose. */
    private static final long UNKNOWN_REQUESTS = 300;

    public MeasuredRow {
        Map<LatencyQuantile, Double> ordered = new EnumMap<>(LatencyQuantile.class);
        ordered.putAll(quantilesMs);
        quantilesMs = Collections.unmodifiableMap(ordered);
    }

    /** Returns the row of some latencies at a rate, with the concurrency of Little's law. */
    public static MeasuredRow of(
            double requestsPerMinute, LatencyDistribution latency, OptionalDouble countedConcurrency) {
        Map<LatencyQuantile, Double> quantiles = new EnumMap<>(LatencyQuantile.class);
        for (LatencyQuantile quantile : LatencyQuantile.values()) {
            quantiles.put(quantile, latency.quantileMillis(share(quantile)));
        }
        double mean = latency.meanMillis();
        return new MeasuredRow(
                requestsPerMinute,
                mean,
                ServiceCurve.Row.littlesLaw(requestsPerMinute, mean),
                quantiles,
                latency.count(),
                countedConcurrency);
    }

    /** Returns the row of a curve from a file. */
    static MeasuredRow of(ServiceCurve.Row row) {
        return new MeasuredRow(
                row.requestsPerMinute(),
                row.meanMs(),
                row.concurrency(),
                row.quantilesMs(),
                row.requests().orElse(UNKNOWN_REQUESTS),
                OptionalDouble.empty());
    }

    private static double share(LatencyQuantile quantile) {
        return switch (quantile) {
            case P50 -> 0.5;
            case P90 -> 0.9;
            case P95 -> 0.95;
            case P99 -> 0.99;
        };
    }

    /** Returns how far the rates of two rows are apart, as a logarithm. */
    double distance(MeasuredRow other) {
        return Math.abs(Math.log(requestsPerMinute / other.requestsPerMinute));
    }

    /** Returns whether the row may follow another one in a file: rate and concurrency are higher, as they are written. */
    boolean isAbove(MeasuredRow other) {
        return written(requestsPerMinute).compareTo(written(other.requestsPerMinute)) > 0
                && written(concurrency).compareTo(written(other.concurrency)) > 0;
    }

    /**
     * Returns both rows as one. Means and quantiles count by requests; rate and concurrency by the time in which those arrived, so
     * that Little's law still holds.
     */
    MeasuredRow plus(MeasuredRow other) {
        double time = requests / requestsPerMinute;
        double otherTime = other.requests / other.requestsPerMinute;
        double ofRequests = (double) other.requests / (requests + other.requests);
        double ofTime = otherTime / (time + otherTime);
        Map<LatencyQuantile, Double> quantiles = new EnumMap<>(LatencyQuantile.class);
        quantilesMs.forEach((quantile, millis) -> {
            if (other.quantilesMs.containsKey(quantile)) {
                quantiles.put(quantile, between(millis, other.quantilesMs.getOrDefault(quantile, millis), ofRequests));
            }
        });
        return new MeasuredRow(
                (requests + other.requests) / (time + otherTime),
                between(meanMs, other.meanMs, ofRequests),
                between(concurrency, other.concurrency, ofTime),
                quantiles,
                requests + other.requests,
                counted(other, ofTime));
    }

    private OptionalDouble counted(MeasuredRow other, double share) {
        if (countedConcurrency.isEmpty() || other.countedConcurrency.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                between(countedConcurrency.getAsDouble(), other.countedConcurrency.getAsDouble(), share));
    }

    private static double between(double from, double to, double share) {
        return from + (to - from) * share;
    }

    /** Returns a number as files have it. */
    static BigDecimal written(double number) {
        return BigDecimal.valueOf(number).round(DIGITS);
    }
}
