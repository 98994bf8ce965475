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

/** What CloudWatch answered, by metric and minute. */
final class MetricsByMinute {
    private static final double MOST = 1e15;

    private final Map<Metrics.Query, Map<Instant, Double>> values = new HashMap<>();

    MetricsByMinute(Map<Metrics.Query, List<Metrics.Datapoint>> series) {
        series.forEach((query, points) -> {
            Map<Instant, Double> minutes = new HashMap<>();
            points.stream().filter(MetricsByMinute::isTold).forEach(point -> minutes.put(point.time(), point.value()));
            values.put(query, minutes);
        });
    }

    /** What is no number, or has more digits than a double keeps, tells nothing. */
    private static boolean isTold(Metrics.Datapoint point) {
        return Math.abs(point.value()) < MOST;
    }

    /** The minutes in which one of these metrics has a datapoint, ascending. */
    SortedSet<Instant> minutes(Collection<Metrics.Query> queries) {
        SortedSet<Instant> minutes = new TreeSet<>();
        queries.forEach(query -> minutes.addAll(of(query).keySet()));
        return minutes;
    }

    /** Empty where there is no datapoint. */
    OptionalDouble at(Metrics.Query query, Instant minute) {
        Double value = of(query).get(minute);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** As a field of CSV, without needless digits; empty where there is no datapoint. */
    String field(Metrics.Query query, Instant minute, double factor) {
        OptionalDouble value = at(query, minute);
        return value.isPresent() ? PlainNumbers.rounded(Math.max(0, value.getAsDouble()) * factor, 3) : "";
    }

    /** A count as a field of CSV: a whole number, at least 0. */
    static String whole(double count) {
        return Long.toString(Math.max(0, Math.round(count)));
    }

    private Map<Instant, Double> of(Metrics.Query query) {
        return values.getOrDefault(query, Map.of());
    }
}
