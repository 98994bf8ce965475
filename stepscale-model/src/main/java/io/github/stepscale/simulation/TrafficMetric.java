package io.github.stepscale.simulation;

import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import java.util.Arrays;
import java.util.Optional;

/**
 * The metrics that traffic and capacity determine.
 */
enum TrafficMetric implements PublishedMetric {
    INVOCATIONS_PER_INSTANCE("InvocationsPerInstance", false) {
        @Override
        double published(double requests, int running, double backlog, double whenIdle) {
            return running == 0 ? Double.NaN : requests > 0 ? requests / running : whenIdle;
        }
    },
    INVOCATIONS("Invocations", false) {
        @Override
        double published(double requests, int running, double backlog, double whenIdle) {
            return requests > 0 ? requests : running == 0 ? Double.NaN : whenIdle;
        }
    },
    INVOCATIONS_PER_COPY("InvocationsPerCopy", false) {
        @Override
        double published(double requests, int running, double backlog, double whenIdle) {
            return INVOCATIONS_PER_INSTANCE.published(requests, running, backlog, whenIdle);
        }
    },
    NO_CAPACITY_INVOCATION_FAILURES("NoCapacityInvocationFailures", false) {
        @Override
        double published(double requests, int running, double backlog, double whenIdle) {
            return running == 0 ? requests : Double.NaN;
        }
    },
    APPROXIMATE_BACKLOG_SIZE("ApproximateBacklogSize", true) {
        @Override
        double published(double requests, int running, double backlog, double whenIdle) {
            return backlog;
        }
    },
    APPROXIMATE_BACKLOG_SIZE_PER_INSTANCE("ApproximateBacklogSizePerInstance", true) {
        @Override
        double published(double requests, int running, double backlog, double whenIdle) {
            return running == 0 ? Double.NaN : backlog / running;
        }
    },
    HAS_BACKLOG_WITHOUT_CAPACITY("HasBacklogWithoutCapacity", true) {
        @Override
        double published(double requests, int running, double backlog, double whenIdle) {
            return running == 0 && backlog > 0 ? 1 : 0;
        }
    };

    private final String awsName;
    private final boolean dependsOnBacklog;

    TrafficMetric(String awsName, boolean dependsOnBacklog) {
        this.awsName = awsName;
        this.dependsOnBacklog = dependsOnBacklog;
    }

    @Override
    public String awsName() {
        return awsName;
    }

    @Override
    public boolean dependsOnBacklog() {
        return dependsOnBacklog;
    }

    @Override
    public void publish(Timeline timeline, int running, double whenIdle, double[] published, int from, int to) {
        double[] requests = timeline.requests;
        double[] backlog = timeline.backlog;
        for (int minute = from; minute < to; minute++) {
            published[minute] = published(requests[minute], running, backlog[minute], whenIdle);
        }
    }

    /** A tick has a sixth of the requests of its minute. */
    @Override
    public void publishTicks(Timeline timeline, int running, double whenIdle, double[] published, int from, int to) {
        for (int minute = from; minute < to; minute++) {
            double requests = timeline.requests[minute] / Tick.PER_MINUTE;
            double value = published(requests, running, timeline.backlog[minute], whenIdle);
            Arrays.fill(published, Tick.first(minute), Tick.first(minute + 1), value);
        }
    }

    /**
     * Returns the datapoint of a minute or tick.
     *
     * @param requests the requests of the minute or tick
     * @param running instances in service
     * @param backlog waiting requests at the end of the minute
     * @param whenIdle the value that request metrics publish for a minute without requests
     * @return {@link Double#NaN} if there is none
     */
    abstract double published(double requests, int running, double backlog, double whenIdle);

    /** Finds the entry of a SageMaker metric. */
    static Optional<TrafficMetric> of(SourceMetric metric) {
        return MetricCatalog.find(metric)
                .flatMap(known -> Arrays.stream(values())
                        .filter(entry -> entry.awsName.equals(known.name()))
                        .findFirst());
    }
}
