package io.github.stepscale.operation.record;

import io.github.stepscale.service.Service;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far the maximum of the concurrent requests lies above their mean within a minute.
 *
 * @param value the median over the minutes, each weighted by its mean: half of the requests in flight were in minutes with a lower
 *     peak. Empty if it was not measured
 * @param minutes the number of minutes with a mean above 0
 * @param notes what could not be measured, and why
 */
public record ConcurrencyPeak(OptionalDouble value, int minutes, List<String> notes) {
    /** From fewer minutes no typical one is known. */
    static final int MIN_MINUTES = 10;

    private static final double MAX_PEAK = 1_000;

    public ConcurrencyPeak {
        notes = List.copyOf(notes);
    }

    /**
     * A minute.
     *
     * @param mean the mean number of concurrent requests, above 0
     * @param max the maximum
     */
    record Minute(double mean, double max) {
        double ratio() {
            return Math.max(1, Math.min(MAX_PEAK, max / mean));
        }
    }

    /** Returns no value, and a note with the reason. */
    public static ConcurrencyPeak none(String note) {
        return new ConcurrencyPeak(OptionalDouble.empty(), 0, List.of(note));
    }

    /** @param metric its name, for the note */
    static ConcurrencyPeak of(String metric, List<Minute> minutes) {
        if (minutes.size() < MIN_MINUTES) {
            List<String> notes = minutes.isEmpty()
                    ? List.of()
                    : List.of("concurrencyPeak was not measured: " + metric + " has "
                            + Plurals.of(minutes.size(), "minute") + " with requests, and at least " + MIN_MINUTES
                            + " are needed.");
            return new ConcurrencyPeak(OptionalDouble.empty(), minutes.size(), notes);
        }
        return new ConcurrencyPeak(OptionalDouble.of(median(minutes)), minutes.size(), List.of());
    }

    private static double median(List<Minute> minutes) {
        double half = minutes.stream().mapToDouble(Minute::mean).sum() / 2;
        double weight = 0;
        double median = 1;
        for (Minute minute : minutes.stream()
                .sorted(Comparator.comparingDouble(Minute::ratio))
                .toList()) {
            if (weight < half) {
                median = minute.ratio();
            }
            weight += minute.mean();
        }
        return median;
    }

    /** Returns the line of the {@code service} block to paste into a descriptor; empty if nothing was measured. */
    public Optional<String> line() {
        return rounded()
                .map(peak -> "  concurrencyPeak: " + peak
                        + "  # measured: Maximum / Average of a minute, median of " + Plurals.of(minutes, "minute")
                        + " weighted by their Average");
    }

    /** Returns a sentence if a descriptor has another value and uses it: with the response of an instance. */
    public Optional<String> difference(Service service) {
        String written = PlainNumbers.rounded(service.concurrencyPeak(), 2);
        return rounded()
                .filter(peak -> service.responseCurve().isPresent() && !peak.equals(written))
                .map(peak -> "service.concurrencyPeak is " + written + ", but " + peak
                        + " was measured. Write concurrencyPeak: " + peak + ".");
    }

    private Optional<String> rounded() {
        return value.isPresent() ? Optional.of(PlainNumbers.rounded(value.getAsDouble(), 2)) : Optional.empty();
    }
}
