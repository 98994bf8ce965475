package io.github.stepscale.operation.explain;

import io.github.stepscale.accuracy.Prediction;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.Timestamps;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The simulation of a time span beside what was observed in it.
 *
 * @param from the first minute
 * @param requests the observed requests of each minute, which were simulated
 * @param initialCapacity the capacity with which the simulation starts: the first observed one, else that of the descriptor
 * @param unit the unit of capacity, such as {@code instance}
 * @param predictions the capacity, the latency and the metrics of the rules; those that something was observed of
 */
public record SimulatedSpan(
        Instant from, List<Double> requests, int initialCapacity, String unit, List<Prediction> predictions) {
    private static final int DECIMALS = 3;

    /** Copies the lists. */
    public SimulatedSpan {
        requests = List.copyOf(requests);
        predictions = List.copyOf(predictions);
    }

    /** Returns one line about the span, and one for each observed series. */
    List<String> lines() {
        String span = Plurals.of(requests.size(), "minute") + " from " + Timestamps.minute(from) + ", starting with "
                + Plurals.of(initialCapacity, unit);
        return Stream.concat(
                        Stream.of("Simulated with the observed requests, " + span + ":"),
                        predictions.stream()
                                .flatMap(prediction -> prediction.sentences().stream())
                                .map("  "::concat))
                .toList();
    }

    /** Returns one row for each minute as CSV: {@code timestamp,requests}, then what was simulated and observed. */
    public String csv() {
        Stream<String> heading = Stream.concat(
                Stream.of("timestamp", "requests"),
                predictions.stream().flatMap(prediction -> prediction.headings().stream()));
        return heading.collect(Collectors.joining(",", "", "\n"))
                + IntStream.range(0, requests.size()).mapToObj(this::row).collect(Collectors.joining());
    }

    private String row(int minute) {
        Stream<Double> numbers = Stream.concat(
                Stream.of(requests.get(minute)),
                predictions.stream().flatMap(prediction -> prediction.values(minute).stream()));
        return Stream.concat(
                        Stream.of(from.plus(minute, ChronoUnit.MINUTES).toString()), numbers.map(SimulatedSpan::field))
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static String field(double number) {
        return Double.isNaN(number) ? "" : PlainNumbers.rounded(number, DECIMALS);
    }
}
