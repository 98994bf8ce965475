package io.github.stepscale.service;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceCurve.Row;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.PlainNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Warns of a response of one instance that is allowed, and contradicts itself or the timeout; each kind once. */
public final class ResponseWarnings {
    /** Measured counts differ from Little's law by 10 to 20 %. */
    private static final double MAX_RATIO = 1.5;

    private ResponseWarnings() {}

    /** Returns the warnings about a service; empty if its response is unknown. */
    public static List<Finding> of(Service service) {
        String path = service.curve().isPresent() ? "service.curve" : "service.model";
        List<Row> rows = service.responseCurve().map(ServiceCurve::rows).orElseGet(List::of);
        double timeoutMs = Durations.inMillis(service.timeout());
        return Stream.of(
                        first(rows, row -> slow(path, row, timeoutMs)),
                        first(rows, row -> contradictory(path, row)),
                        first(rows, row -> unordered(path, row)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> first(List<Row> rows, Function<Row, Optional<Finding>> check) {
        return rows.stream().flatMap(row -> check.apply(row).stream()).findFirst();
    }

    private static Optional<Finding> slow(String path, Row row, double timeoutMs) {
        return latencies(row).stream()
                .filter(latency -> latency.ms() > timeoutMs)
                .findFirst()
                .map(latency -> warning(
                        "M26",
                        path,
                        at(row) + " the " + latency.text() + ", above the timeout of " + ms(timeoutMs)
                                + ": such requests are given up in AWS, and count as answered in a simulation",
                        "Raise service.timeout if the client waits longer, or leave out the rows above it"));
    }

    private static Optional<Finding> contradictory(String path, Row row) {
        double expected = Row.littlesLaw(row.requestsPerMinute(), row.meanMs());
        boolean near = row.concurrency() <= expected * MAX_RATIO && row.concurrency() * MAX_RATIO >= expected;
        return near
                ? Optional.empty()
                : Optional.of(warning(
                        "M27",
                        path,
                        at(row) + " the concurrency is " + number(row.concurrency())
                                + ", but rate times mean latency is " + number(expected)
                                + ": the simulated latency will differ from the measured one",
                        "Correct the row, or leave the column concurrency out"));
    }

    private static Optional<Finding> unordered(String path, Row row) {
        List<Latency> quantiles = quantiles(row);
        for (int i = 1; i < quantiles.size(); i++) {
            Latency low = quantiles.get(i - 1);
            Latency high = quantiles.get(i);
            if (low.ms() > high.ms()) {
                return Optional.of(warning(
                        "M28",
                        path,
                        at(row) + " the " + low.text() + ", above the " + high.statistic() + " of " + ms(high.ms())
                                + ": a higher quantile is never lower",
                        "Correct the row; the columns may be exchanged"));
            }
        }
        return Optional.empty();
    }

    /** @param ms in milliseconds */
    private record Latency(String statistic, double ms) {
        String text() {
            return statistic + " is " + ResponseWarnings.ms(ms);
        }
    }

    private static List<Latency> latencies(Row row) {
        List<Latency> latencies = new ArrayList<>(List.of(new Latency("mean", row.meanMs())));
        latencies.addAll(quantiles(row));
        return List.copyOf(latencies);
    }

    /** Those that the row has, in ascending order. */
    private static List<Latency> quantiles(Row row) {
        return Stream.of(LatencyQuantile.values())
                .filter(row.quantilesMs()::containsKey)
                .map(quantile ->
                        new Latency(quantile.statistic(), row.quantilesMs().getOrDefault(quantile, Double.NaN)))
                .toList();
    }

    private static String at(Row row) {
        return "at " + number(row.requestsPerMinute()) + " requests a minute";
    }

    private static String ms(double ms) {
        return number(ms) + " ms";
    }

    private static String number(double number) {
        return PlainNumbers.rounded(number, 6);
    }

    private static Finding warning(String id, String path, String sentence, String fix) {
        return new Finding(id, Severity.WARNING, path, sentence, fix, List.of());
    }
}
