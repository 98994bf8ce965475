package io.github.stepscale.operation.record;

import io.github.stepscale.aws.Metrics;
import io.github.stepscale.policy.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** Computes the requests of each minute from the metrics that SageMaker publishes for one kind of target. */
interface RequestEstimator {

    static RequestEstimator of(Target target) {
        return switch (target.kind()) {
            case ASYNC -> new QueueRequestEstimator(target);
            case COMPONENT -> new ComponentRequestEstimator(target);
            default -> new VariantRequestEstimator(target);
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

    /** Returns how certain the numbers are: what was inferred, and what is unknown. */
    List<String> notes(MetricsByMinute values);

    /** Returns how the requests are computed, in words. */
    String description();
}
