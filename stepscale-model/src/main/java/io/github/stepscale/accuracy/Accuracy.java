package io.github.stepscale.accuracy;

import io.github.stepscale.text.ReadableNumbers;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How well a prediction meets an observed series, and which minutes do not count.
 *
 * @param all the error of all compared minutes; empty if there are none
 * @param belowSaturation the error of those in which the load is below {@link #LOAD} of saturation; empty if there are none, or
 *     saturation is unknown
 * @param partial minutes left out because they were observed only in part
 * @param unobserved whole minutes left out because nothing was observed
 * @param unpredicted minutes left out because something was observed, but nothing predicted
 */
public record Accuracy(
        Optional<PredictionError> all,
        Optional<PredictionError> belowSaturation,
        int partial,
        int unobserved,
        int unpredicted) {
    /** The share of saturation up to which a prediction is expected to be good. */
    public static final double LOAD = 0.9;

    /**
     * The kinds of minutes, counted from 0.
     *
     * @param whole whether a minute was observed in whole
     * @param belowSaturation whether the load of a minute is below {@link #LOAD} of saturation; false where that is unknown
     */
    public record Minutes(IntPredicate whole, IntPredicate belowSaturation) {}

    /**
     * Compares two series minute by minute.
     *
     * @param predicted {@link Double#NaN} where there is no value
     * @param observed as long; {@link Double#NaN} where there is no value
     */
    public static Accuracy of(List<Double> predicted, List<Double> observed, Minutes kinds) {
        int minutes = predicted.size();
        IntPredicate whole = kinds.whole();
        IntPredicate known = minute -> whole.test(minute) && isKnown(observed.get(minute));
        int[] compared = IntStream.range(0, minutes)
                .filter(known)
                .filter(minute -> isKnown(predicted.get(minute)))
                .toArray();
        return new Accuracy(
                error(predicted, observed, IntStream.of(compared)),
                error(predicted, observed, IntStream.of(compared).filter(kinds.belowSaturation())),
                count(minutes, whole.negate()),
                count(minutes, minute -> whole.test(minute) && !isKnown(observed.get(minute))),
                count(minutes, known.and(minute -> !isKnown(predicted.get(minute)))));
    }

    private static boolean isKnown(double value) {
        return !Double.isNaN(value);
    }

    private static Optional<PredictionError> error(List<Double> predicted, List<Double> observed, IntStream minutes) {
        return PredictionError.of(
                minutes.mapToDouble(minute -> PredictionError.relative(observed.get(minute), predicted.get(minute)))
                        .toArray());
    }

    private static int count(int minutes, IntPredicate condition) {
        return (int) IntStream.range(0, minutes).filter(condition).count();
    }

    /**
     * Returns the errors as part of a sentence: {@code within 4.2 % in half of 48 minutes and within 11 % in 9 of 10; below 0.9 of
     * saturation within 3 % in half of 31 minutes and within 8 % in 9 of 10; left out: 2 partial minutes}.
     */
    public String text() {
        return Stream.of(
                        all.map(PredictionError::text).stream(),
                        belowSaturation.map(this::belowSaturation).stream(),
                        omitted())
                .flatMap(part -> part)
                .collect(Collectors.joining("; "));
    }

    private String belowSaturation(PredictionError error) {
        boolean isAll = all.filter(whole -> whole.minutes() == error.minutes()).isPresent();
        return (isAll ? "all " : "") + "below " + LOAD + " of saturation" + (isAll ? "" : " " + error.text());
    }

    /** Returns the minutes left out: {@code 2 partial minutes, 1 minute without an observed value}; empty if none. */
    public String leftOut() {
        return Stream.of(
                        minutes(partial, "partial minute", ""),
                        minutes(unobserved, "minute", " without an observed value"),
                        minutes(unpredicted, "minute", " without a simulated value"))
                .flatMap(part -> part)
                .collect(Collectors.joining(", "));
    }

    private Stream<String> omitted() {
        return leftOut().isEmpty()
                ? Stream.of()
                : Stream.of((all.isEmpty() ? "no minute to compare: " : "left out: ") + leftOut());
    }

    private static Stream<String> minutes(int count, String unit, String suffix) {
        return count == 0 ? Stream.of() : Stream.of(ReadableNumbers.of(count, unit) + suffix);
    }
}
