package io.github.stepscale.accuracy;

import io.github.stepscale.text.ReadableNumbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;

/**
 * The relative error of the minutes of a prediction. A quantile is that of the nearest rank: the error of so many minutes is at
 * most this.
 *
 * @param minutes the number of minutes compared, at least 1
 * @param median the error, as a share, that half of the minutes do not exceed
 * @param p90 the error that 9 of 10 minutes do not exceed
 */
public record PredictionError(int minutes, double median, double p90) {
    /** A millionth is noise of the arithmetic. */
    private static final int EXACT_DECIMALS = 6;

    /** Tenths of a percent. */
    private static final int PRINTED_DECIMALS = 3;

    /** Summarizes the errors of minutes; empty if there are none. */
    public static Optional<PredictionError> of(double[] errors) {
        if (errors.length == 0) {
            return Optional.empty();
        }
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        return Optional.of(new PredictionError(sorted.length, rank(sorted, 5), rank(sorted, 9)));
    }

    /** The value at a share in tenths, by the nearest rank, in whole numbers so that no rounding moves it. */
    private static double rank(double[] sorted, int tenths) {
        return sorted[(tenths * sorted.length + 9) / 10 - 1];
    }

    /**
     * Returns the error of a predicted value: its distance from the observed one, as a share of the observed one. Where 0 was
     * observed, it is 0 for a prediction of 0, and 1 for every other, as for a prediction of 0 where something was observed.
     */
    public static double relative(double observed, double predicted) {
        if (observed == 0) {
            return predicted == 0 ? 0 : 1;
        }
        return Math.abs(predicted - observed) / Math.abs(observed);
    }

    /** Returns {@code within 4.2 % in half of 48 minutes and within 11 % in 9 of 10}. */
    public String text() {
        return "within " + medianText() + " in half of " + ReadableNumbers.of(minutes, "minute") + " and within "
                + p90Text() + " in 9 of 10";
    }

    /** Returns the median as a percentage. */
    public String medianText() {
        return percent(median);
    }

    /** Returns the 90th percentile as a percentage. */
    public String p90Text() {
        return percent(p90);
    }

    /** Rounded up, so that the error is within it. */
    private static String percent(double error) {
        return ReadableNumbers.percent(
                BigDecimal.valueOf(error)
                        .setScale(EXACT_DECIMALS, RoundingMode.HALF_UP)
                        .setScale(PRINTED_DECIMALS, RoundingMode.CEILING)
                        .doubleValue(),
                1);
    }
}
