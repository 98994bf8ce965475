package io.github.stepscale.operation.shared;

import io.github.stepscale.aws.Metrics;
import io.github.stepscale.text.PlainNumbers;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The datapoints of CloudWatch, by metric and minute. A sum or a count of several minutes is spread evenly over them; any other
 * statistic of several minutes counts for each.
 */
public final class MetricsByMinute {
    private static final double LIMIT = 1e15;

    private static final int MINUTE = 60;

    private final Map<Metrics.Query, Map<Instant, Share>> values = new HashMap<>();

    /**
     * The share of a minute in a datapoint.
     *
     * @param whole the share as a whole number; those of a datapoint add up to its rounded value
     */
    private record Share(double value, long whole) {}

    /** @param series the datapoints by query, as {@link Metrics#read} returns them */
    public MetricsByMinute(Map<Metrics.Query, List<Metrics.Datapoint>> series) {
        series.forEach((query, points) -> {
            Map<Instant, Share> minutes = new HashMap<>();
            points.stream().filter(MetricsByMinute::isUsable).forEach(point -> spread(query, point, minutes));
            values.put(query, minutes);
        });
    }

    private static void spread(Metrics.Query query, Metrics.Datapoint point, Map<Instant, Share> minutes) {
        int parts = Math.max(1, query.periodSeconds() / MINUTE);
        boolean adds = query.statistic().equals("Sum") || query.statistic().equals("SampleCount");
        long total = Math.round(point.value());
        for (int i = 0; i < parts; i++) {
            Share share = adds
                    ? new Share(
                            point.value() / parts,
                            Math.floorDiv(total * (i + 1), parts) - Math.floorDiv(total * i, parts))
                    : new Share(point.value(), total);
            minutes.put(point.time().plusSeconds((long) MINUTE * i), share);
        }
    }

    /** Ignores what is not a number, or has more digits than a double holds. */
    private static boolean isUsable(Metrics.Datapoint point) {
        return Math.abs(point.value()) < LIMIT;
    }

    /** Returns the minutes in which one of these metrics has a datapoint, ascending. */
    public SortedSet<Instant> minutes(Collection<Metrics.Query> queries) {
        SortedSet<Instant> minutes = new TreeSet<>();
        queries.forEach(query -> minutes.addAll(of(query).keySet()));
        return minutes;
    }

    /** Returns the value of a minute; empty without a datapoint. */
    public OptionalDouble at(Metrics.Query query, Instant minute) {
        Share share = of(query).get(minute);
        return share == null ? OptionalDouble.empty() : OptionalDouble.of(share.value());
    }

    /** Returns a count as a whole number, at least 0; empty without a datapoint. */
    public OptionalLong countAt(Metrics.Query query, Instant minute) {
        Share share = of(query).get(minute);
        return share == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, share.whole()));
    }

    /** Returns a value times a factor as a CSV field, with at most 3 decimals; empty without a datapoint. */
    public String field(Metrics.Query query, Instant minute, double factor) {
        OptionalDouble value = at(query, minute);
        return value.isPresent() ? PlainNumbers.rounded(Math.max(0, value.getAsDouble()) * factor, 3) : "";
    }

    /** Returns a count as a CSV field: a whole number, at least 0. */
    public static String whole(double count) {
        return Long.toString(Math.max(0, Math.round(count)));
    }

    private Map<Instant, Share> of(Metrics.Query query) {
        return values.getOrDefault(query, Map.of());
    }
}
