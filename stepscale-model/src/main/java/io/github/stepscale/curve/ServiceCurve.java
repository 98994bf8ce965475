package io.github.stepscale.curve;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The response of one instance (or copy) to a constant load: its latency and the requests inside it, at several rates.
 *
 * @param rows {@value #MIN_ROWS} to {@value #MAX_ROWS}; rates and concurrency rise strictly, and all rows have the same quantiles
 */
public record ServiceCurve(List<Row> rows) {
    /** Minimum number of rows. */
    public static final int MIN_ROWS = 3;
    /** Maximum number of rows. */
    public static final int MAX_ROWS = 1_000;

    /**
     * The response at one rate. A row is checked as part of its curve.
     *
     * @param requestsPerMinute requests per minute to the instance, above 0
     * @param meanMs mean latency in milliseconds, above 0
     * @param concurrency mean number of requests inside the instance, waiting and in service, above 0
     * @param quantilesMs quantiles of the latency in milliseconds, above 0; those that were measured
     * @param requests the number of requests that the row rests on; empty if unknown. It weighs the row when curves are merged
     */
    public record Row(
            double requestsPerMinute,
            double meanMs,
            double concurrency,
            Map<LatencyQuantile, Double> quantilesMs,
            OptionalLong requests) {
        public Row {
            Map<LatencyQuantile, Double> ordered = new EnumMap<>(LatencyQuantile.class);
            ordered.putAll(quantilesMs);
            quantilesMs = Collections.unmodifiableMap(ordered);
        }

        /** Creates a row that rests on an unknown number of requests. */
        public Row(
                double requestsPerMinute, double meanMs, double concurrency, Map<LatencyQuantile, Double> quantilesMs) {
            this(requestsPerMinute, meanMs, concurrency, quantilesMs, OptionalLong.empty());
        }

        /** Creates a row without quantiles whose concurrency follows from Little's law. */
        public static Row of(double requestsPerMinute, double meanMs) {
            return new Row(requestsPerMinute, meanMs, littlesLaw(requestsPerMinute, meanMs), Map.of());
        }

        /** The requests inside an instance by Little's law. */
        public static double littlesLaw(double requestsPerMinute, double meanMs) {
            return requestsPerMinute / 60_000 * meanMs;
        }
    }

    /** @throws io.github.stepscale.validation.InvalidValueException if a row is invalid; with all violations */
    public ServiceCurve {
        rows = List.copyOf(rows);
        ServiceCurveChecks.require(rows);
    }

    /** The quantiles that the curve has, in ascending order. */
    public Set<LatencyQuantile> quantiles() {
        return rows.get(0).quantilesMs().keySet();
    }

    /** The highest rate of the curve, in requests per minute. */
    public double lastRate() {
        return last().requestsPerMinute();
    }

    /** The requests inside an instance at the highest rate. */
    public double lastConcurrency() {
        return last().concurrency();
    }

    /** The mean latency in milliseconds by rate. */
    public CurveColumn mean() {
        return new CurveColumn(rows, Row::meanMs);
    }

    /** A quantile of the latency in milliseconds by rate; {@link Double#NaN} if the curve does not have it. */
    public CurveColumn quantile(LatencyQuantile quantile) {
        return new CurveColumn(rows, row -> row.quantilesMs().getOrDefault(quantile, Double.NaN));
    }

    private Row last() {
        return rows.get(rows.size() - 1);
    }
}
