package io.github.stepscale.operation.record;

import io.github.stepscale.aws.Metrics;
import io.github.stepscale.text.PlainNumbers;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/** The datapoints of CloudWatch, by metric and minute. */
final class MetricsByMinute {
    private static final double LIMIT = 1e15;

    private final Map<Metrics.Query, Map<Instant, Double>> values = new HashMap<>();

    MetricsByMinute(Map<Metrics.Query, List<Metrics.Datapoint>> series) {
        series.forEach((query, points) -> {
            Map<Instant, Double> minutes = new HashMap<>();
            points.stream()
                    .filter(MetricsByMinute::isUsable)
                    .forEach(point -> minutes.put(point.time(), point.value()));
            values.put(query, minutes);
        });
    }

    /** Ignores what is not a number, or has more digits than a double holds. */
    private static boolean isUsable(Metrics.Datapoint point) {
        return Math.abs(point.value()) < LIMIT;
    }

    /** Returns the minutes in which one of these metrics has a datapoint, ascending. */
    SortedSet<Instant> minutes(Collection<Metrics.Query> queries) {
        SortedSet<Instant> minutes = new TreeSet<>();
        queries.forEach(query -> minutes.addAll(of(query).keySet()));
        return minutes;
    }

    /** Returns the value of a minute; empty without a datapoint. */
    OptionalDouble at(Metrics.Query query, Instant minute) {
        Double value = of(query).get(minute);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Returns a value times a factor as a CSV field, with at most 3 decimals; empty without a datapoint. */
    String field(Metrics.Query query, Instant minute, double factor) {
        OptionalDouble value = at(query, minute);
        return value.isPresent() ? PlainNumbers.rounded(Math.max(0, value.getAsDouble()) * factor, 3) : "";
    }

    /** Returns a count as a CSV field: a whole number, at least 0. */
    static String whole(double count) {
        return Long.toString(Math.max(0, Math.round(count)));
    }

    private Map<Instant, Double> of(Metrics.Query query) {
        return values.getOrDefault(query, Map.of());
    }
}
