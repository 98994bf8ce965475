package io.github.stepscale.operation.record;

import io.github.stepscale.aws.EndpointDescriptions.MetricPublishing;
import io.github.stepscale.aws.Metrics;
import io.github.stepscale.operation.shared.MetricsByMinute;
import io.github.stepscale.operation.shared.TargetMetricQueries;
import io.github.stepscale.policy.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Computes the requests of each minute from the metrics that SageMaker publishes for one kind of target. */
interface RequestEstimator {

    /**
     * Returns the estimator for a kind of target.
     *
     * @param publishing how the endpoint publishes its metrics; empty if unknown
     */
    static RequestEstimator of(Target target, Optional<MetricPublishing> publishing) {
        TargetMetricQueries metrics = new TargetMetricQueries(target, publishing);
        return switch (target.kind()) {
            case ASYNC -> new QueueRequestEstimator(metrics);
            case COMPONENT -> new ComponentRequestEstimator(metrics);
            default -> new VariantRequestEstimator(metrics);
        };
    }

    /** Returns the metrics to query: for the requests, for the other columns, and for the capacity. */
    List<Metrics.Query> queries();

    /** Returns the columns of the traffic, {@code requests} first. */
    List<String> columns();

    /** Returns the fields of each minute whose requests are known. */
    SortedMap<Instant, List<String>> rows(MetricsByMinute values);

    /** Returns the units in service by minute, without the minutes in which they are unknown. */
    SortedMap<Instant, List<String>> inService(MetricsByMinute values);

    /** Whether any metric gives the units in service. Default: true. */
    default boolean hasCapacity() {
        return true;
    }

    /** Returns how many of the recorded minutes hold the published total of the requests; the others are estimated. */
    long publishedMinutes(RecordingCsv traffic);

    /** Returns how certain the numbers are: what was inferred, and what is unknown. */
    List<String> notes(MetricsByMinute values);

    /** Returns how the requests are computed, in words. */
    String description();
}
