package io.github.stepscale.operation.record;

import io.github.stepscale.aws.Metrics;
import io.github.stepscale.policy.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Of an asynchronous variant, which publishes no Invocations: what came in a minute is what left the queue in it
 * and what the queue grew by. A minute whose backlog, or that of the minute before, is unknown is not told.
 */
final class QueueRequestEstimator implements RequestEstimator {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Metrics.Query backlog;
    private final Metrics.Query processed;
    private final Metrics.Query alsoProcessed;
    private final Metrics.Query expired;
    private final Metrics.Query failed;
    private final UnitEstimator units;

    QueueRequestEstimator(Target target) {
        TargetMetricQueries metrics = new TargetMetricQueries(target);
        backlog = metrics.query("ApproximateBacklogSize", "Average");
        processed = metrics.query("InvocationsProcesssed", "Sum");
        // The documentation has three s; in case that is its mistake alone.
        alsoProcessed = TargetMetricQueries.renamed(processed, "InvocationsProcessed");
        expired = metrics.query("ExpiredRequests", "Sum");
        failed = metrics.query("InvocationFailures", "Sum");
        units = new UnitEstimator(metrics.query("CPUUtilization", "SampleCount"), Optional.empty());
    }

    @Override
    public List<Metrics.Query> queries() {
        return Stream.concat(Stream.of(backlog, processed, alsoProcessed, expired, failed), units.queries().stream())
                .toList();
    }

    @Override
    public List<String> columns() {
        return List.of("requests", "processed", "expired", "failed", "backlog");
    }

    @Override
    public SortedMap<Instant, List<String>> rows(MetricsByMinute values) {
        SortedMap<Instant, List<String>> rows = new TreeMap<>();
        for (Instant minute : values.minutes(List.of(backlog))) {
            OptionalDouble before = values.at(backlog, minute.minus(MINUTE));
            if (before.isPresent()) {
                double grown = values.at(backlog, minute).orElseThrow() - before.getAsDouble();
                double left = done(values, minute) + values.at(expired, minute).orElse(0);
                rows.put(
                        minute,
                        List.of(
                                MetricsByMinute.whole(left + grown),
                                MetricsByMinute.whole(done(values, minute)),
                                values.field(expired, minute, 1),
                                values.field(failed, minute, 1),
                                values.field(backlog, minute, 1)));
            }
        }
        return rows;
    }

    private double done(MetricsByMinute values, Instant minute) {
        return values.at(processed, minute)
                .orElse(values.at(alsoProcessed, minute).orElse(0));
    }

    @Override
    public SortedMap<Instant, List<String>> inService(MetricsByMinute values) {
        return units.rows(values);
    }

    @Override
    public List<String> notes(MetricsByMinute values) {
        return Stream.concat(
                        Stream.of(
                                "requests are inferred, since an asynchronous endpoint publishes no Invocations: those"
                                        + " processed and expired, and the change of the approximate backlog, at least 0."),
                        units.notes(values).stream())
                .toList();
    }

    @Override
    public String words() {
        return "requests are InvocationsProcesssed + ExpiredRequests + the change of ApproximateBacklogSize";
    }
}
