package io.github.stepscale.operation.record;

import io.github.stepscale.aws.Metrics;
import io.github.stepscale.policy.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** How the requests of each minute are told from what SageMaker publishes about one kind of target. */
interface RequestEstimator {

    static RequestEstimator of(Target target) {
        return switch (target.kind()) {
            case ASYNC -> new QueueRequestEstimator(target);
            case COMPONENT -> new CopyRequestEstimator(target);
            default -> new VariantRequestEstimator(target);
        };
    }

    /** The metrics that it is told from, those of the other columns, and those of the capacity. */
    List<Metrics.Query> queries();

    /** The columns of the traffic, {@code requests} first. */
    List<String> columns();

    /** The fields of the minutes that are told, within what was asked. */
    SortedMap<Instant, List<String>> rows(MetricsByMinute values);

    /** The units in service by minute; a minute in which they cannot be told is absent. */
    SortedMap<Instant, List<String>> inService(MetricsByMinute values);

    /** Whether the units in service can be told at all. */
    default boolean tellsCapacity() {
        return true;
    }

    /** How sure the numbers are: what was inferred, and what could not be told. */
    List<String> notes(MetricsByMinute values);

    /** What the demand is made of, for people. */
    String words();
}
