package io.github.stepscale.operation.record;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.Metrics;
import io.github.stepscale.operation.record.ConcurrencyPeak.Minute;
import io.github.stepscale.operation.shared.MetricsByMinute;
import io.github.stepscale.operation.shared.TargetMetricQueries;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.target.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measures the peak of the concurrency within a minute, of real-time variants and inference components. */
public final class ConcurrencyPeakStudy {
    private static final int MINUTE = 60;

    private final Aws aws;

    public ConcurrencyPeakStudy(Aws aws) {
        this.aws = aws;
    }

    /**
     * Measures the peak over a time span.
     *
     * @throws io.github.stepscale.aws.AwsException if AWS refuses the read
     */
    public ConcurrencyPeak run(Target target, Instant from, Instant to) {
        Optional<String> metric = metric(target.kind());
        return metric.isEmpty() ? ConcurrencyPeak.of("", List.of()) : run(target, metric.get(), from, to);
    }

    /** Requests to a queue, and those of a serverless variant, are not in this metric. */
    private static Optional<String> metric(EndpointKind kind) {
        return switch (kind) {
            case REALTIME -> Optional.of("ConcurrentRequestsPerModel");
            case COMPONENT -> Optional.of("ConcurrentRequestsPerCopy");
            default -> Optional.empty();
        };
    }

    private ConcurrencyPeak run(Target target, String metric, Instant from, Instant to) {
        TargetMetricQueries queries = new TargetMetricQueries(target, Optional.empty());
        Metrics.Query maximum = ofAMinute(queries.query(metric, "Maximum"));
        Metrics.Query average = ofAMinute(queries.query(metric, "Average"));
        Map<Metrics.Query, List<Metrics.Datapoint>> series = aws.metrics().read(List.of(maximum, average), from, to);
        MetricsByMinute values = new MetricsByMinute(series);
        boolean hasMaximum = !values.minutes(List.of(maximum)).isEmpty();
        if (hasMaximum && values.minutes(List.of(average)).isEmpty()) {
            return ConcurrencyPeak.none("concurrencyPeak was not measured: " + metric
                    + " has no Average. AWS documents only" + " its Minimum and Maximum.");
        }
        return ConcurrencyPeak.of(metric, minutes(values, maximum, average));
    }

    private static Metrics.Query ofAMinute(Metrics.Query query) {
        return new Metrics.Query(query.namespace(), query.name(), query.dimensions(), query.statistic(), MINUTE);
    }

    private static List<Minute> minutes(MetricsByMinute values, Metrics.Query maximum, Metrics.Query average) {
        List<Minute> minutes = new ArrayList<>();
        for (Instant minute : values.minutes(List.of(maximum))) {
            OptionalDouble mean = values.at(average, minute);
            double max = values.at(maximum, minute).orElse(0);
            if (mean.orElse(0) > 0 && max > 0) {
                minutes.add(new Minute(mean.orElse(0), max));
            }
        }
        return minutes;
    }
}
