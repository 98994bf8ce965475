package io.github.stepscale.curve;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The mean or a quantile of the latency.
 *
 * @param quantile the quantile; the mean if empty
 */
public record LatencyStatistic(Optional<LatencyQuantile> quantile) {
    /** The mean latency. */
    public static final LatencyStatistic MEAN = new LatencyStatistic(Optional.empty());

    private static final String MEAN_WORD = "mean";

    /** A quantile of the latency. */
    public static LatencyStatistic of(LatencyQuantile quantile) {
        return new LatencyStatistic(Optional.of(quantile));
    }

    /** Finds a statistic by its word: {@code mean}, {@code p95}. */
    public static Optional<LatencyStatistic> find(String word) {
        return word.equals(MEAN_WORD)
                ? Optional.of(MEAN)
                : Arrays.stream(LatencyQuantile.values())
                        .filter(quantile -> quantile.statistic().equals(word))
                        .findFirst()
                        .map(LatencyStatistic::of);
    }

    /** The word for it: {@code mean}, {@code p95}. */
    public String word() {
        return quantile.map(LatencyQuantile::statistic).orElse(MEAN_WORD);
    }

    /** The latency of a curve in milliseconds by rate; {@link Double#NaN} if the curve does not have the quantile. */
    public CurveColumn of(ServiceCurve curve) {
        return quantile.map(curve::quantile).orElseGet(curve::mean);
    }

    /** Whether it is known where these quantiles are; the mean always is. */
    public boolean isOneOf(Set<LatencyQuantile> quantiles) {
        return quantile.isEmpty() || quantiles.contains(quantile.get());
    }

    @Override
    public String toString() {
        return word();
    }
}
