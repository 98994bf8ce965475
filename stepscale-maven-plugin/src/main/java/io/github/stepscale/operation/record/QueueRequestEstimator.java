package io.github.stepscale.operation.record;

import io.github.stepscale.aws.Metrics;
import io.github.stepscale.operation.shared.MetricsByMinute;
import io.github.stepscale.operation.shared.TargetMetricQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Estimates the requests of an asynchronous variant, which publishes no Invocations: the requests that left the queue in a minute,
 * plus its growth. A minute is left out if its backlog, or that of the minute before, is unknown.
 */
final class QueueRequestEstimator implements RequestEstimator {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Metrics.Query backlog;
    private final Metrics.Query processed;
    private final Metrics.Query alsoProcessed;
    private final Metrics.Query expired;
    private final Metrics.Query failed;
    private final UnitEstimator units;

    QueueRequestEstimator(TargetMetricQueries metrics) {
        backlog = metrics.query("ApproximateBacklogSize", "Average");
        processed = metrics.query("InvocationsProcesssed", "Sum");
        // AWS's guide spells it with three s; this covers the case that only the guide is wrong.
        alsoProcessed = TargetMetricQueries.renamed(processed, "InvocationsProcessed");
        expired = metrics.query("ExpiredRequests", "Sum");
        failed = metrics.query("InvocationFailures", "Sum");
        units = new UnitEstimator(
                List.of(metrics.query("CPUUtilization", "SampleCount")), Optional.empty(), metrics.publishing());
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
                double growth = values.at(backlog, minute).orElseThrow() - before.getAsDouble();
                double left = processedRequests(values, minute)
                        + values.at(expired, minute).orElse(0);
                rows.put(
                        minute,
                        List.of(
                                MetricsByMinute.whole(left + growth),
                                MetricsByMinute.whole(processedRequests(values, minute)),
                                values.field(expired, minute, 1),
                                values.field(failed, minute, 1),
                                values.field(backlog, minute, 1)));
            }
        }
        return rows;
    }

    private double processedRequests(MetricsByMinute values, Instant minute) {
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
                                "requests are inferred, because an asynchronous endpoint publishes no Invocations: processed"
                                        + " and expired requests, plus the change of the approximate backlog, at least 0."),
                        units.notes(values).stream())
                .toList();
    }

    @Override
    public long publishedMinutes(RecordingCsv traffic) {
        return 0;
    }

    @Override
    public String description() {
        return "requests are InvocationsProcesssed + ExpiredRequests + the change of ApproximateBacklogSize";
    }
}
