package io.github.stepscale.operation.record;

import io.github.stepscale.aws.Metrics;
import io.github.stepscale.operation.shared.MetricsByMinute;
import io.github.stepscale.operation.shared.TargetMetricQueries;
import io.github.stepscale.policy.metric.EndpointKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the requests of a real-time or serverless variant, which publishes them as they are. */
final class VariantRequestEstimator implements RequestEstimator {
    private static final double MILLIS = 0.001;

    private final Metrics.Query invocations;
    private final List<Metrics.Query> errors;
    private final List<Metrics.Query> latencies;
    private final Optional<UnitEstimator> units;

    VariantRequestEstimator(TargetMetricQueries metrics) {
        invocations = metrics.query("Invocations", "Sum");
        errors = List.of(
                metrics.query("Invocation4XXErrors", "Sum"),
                metrics.query("Invocation5XXErrors", "Sum"),
                metrics.query("InvocationModelErrors", "Sum"));
        latencies = List.of(metrics.query("ModelLatency", "Average"), metrics.query("ModelLatency", "p95"));
        // No published metric counts provisioned concurrency.
        units = metrics.target().kind() == EndpointKind.SERVERLESS
                ? Optional.empty()
                : Optional.of(units(metrics, invocations));
    }

    private static UnitEstimator units(TargetMetricQueries metrics, Metrics.Query invocations) {
        return new UnitEstimator(
                List.of(metrics.query("CPUUtilization", "SampleCount")),
                Optional.of(new UnitEstimator.Ratio(invocations, metrics.query("InvocationsPerInstance", "Sum"))),
                metrics.publishing());
    }

    @Override
    public List<Metrics.Query> queries() {
        List<Metrics.Query> queries = new ArrayList<>(List.of(invocations));
        queries.addAll(errors);
        queries.addAll(latencies);
        units.ifPresent(count -> queries.addAll(count.queries()));
        return queries.stream().distinct().toList();
    }

    @Override
    public List<String> columns() {
        return List.of("requests", "errors4xx", "errors5xx", "modelErrors", "latencyMs", "latencyP95Ms");
    }

    @Override
    public SortedMap<Instant, List<String>> rows(MetricsByMinute values) {
        SortedMap<Instant, List<String>> rows = new TreeMap<>();
        for (Instant minute : values.minutes(List.of(invocations))) {
            List<String> fields = new ArrayList<>();
            fields.add(Long.toString(values.countAt(invocations, minute).orElseThrow()));
            errors.forEach(query -> fields.add(values.field(query, minute, 1)));
            // Published in microseconds.
            latencies.forEach(query -> fields.add(values.field(query, minute, MILLIS)));
            rows.put(minute, fields);
        }
        return rows;
    }

    @Override
    public SortedMap<Instant, List<String>> inService(MetricsByMinute values) {
        return units.map(count -> count.rows(values)).orElseGet(TreeMap::new);
    }

    @Override
    public boolean hasCapacity() {
        return units.isPresent();
    }

    @Override
    public List<String> notes(MetricsByMinute values) {
        return units.map(count -> count.notes(values))
                .orElse(List.of(
                        "no metric gives the provisioned concurrency in service: capacity.csv is not written."));
    }

    @Override
    public long publishedMinutes(RecordingCsv traffic) {
        return traffic.rows().size();
    }

    @Override
    public String description() {
        return "requests are Invocations, Sum of " + invocations.periodSeconds() + " s";
    }
}
