package io.github.stepscale.simulation;

import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import java.util.Arrays;
import java.util.Optional;

/** The metrics that traffic and capacity determine. All others, such as those of CPU and latency, cannot be simulated. */
enum TrafficMetric {
    INVOCATIONS_PER_INSTANCE("InvocationsPerInstance", false) {
        @Override
        double published(double requests, int running, double backlog, double ofNone) {
            return running == 0 ? Double.NaN : requests > 0 ? requests / running : ofNone;
        }
    },
    INVOCATIONS("Invocations", false) {
        @Override
        double published(double requests, int running, double backlog, double ofNone) {
            return requests > 0 ? requests : running == 0 ? Double.NaN : ofNone;
        }
    },
    INVOCATIONS_PER_COPY("InvocationsPerCopy", false) {
        @Override
        double published(double requests, int running, double backlog, double ofNone) {
            return INVOCATIONS_PER_INSTANCE.published(requests, running, backlog, ofNone);
        }
    },
    NO_CAPACITY_INVOCATION_FAILURES("NoCapacityInvocationFailures", false) {
        @Override
        double published(double requests, int running, double backlog, double ofNone) {
            return running == 0 ? requests : Double.NaN;
        }
    },
    APPROXIMATE_BACKLOG_SIZE("ApproximateBacklogSize", true) {
        @Override
        double published(double requests, int running, double backlog, double ofNone) {
            return backlog;
        }
    },
    APPROXIMATE_BACKLOG_SIZE_PER_INSTANCE("ApproximateBacklogSizePerInstance", true) {
        @Override
        double published(double requests, int running, double backlog, double ofNone) {
            return running == 0 ? Double.NaN : backlog / running;
        }
    },
    HAS_BACKLOG_WITHOUT_CAPACITY("HasBacklogWithoutCapacity", true) {
        @Override
        double published(double requests, int running, double backlog, double ofNone) {
            return running == 0 && backlog > 0 ? 1 : 0;
        }
    };

    private final String awsName;
    private final boolean ofBacklog;

    TrafficMetric(String awsName, boolean ofBacklog) {
        this.awsName = awsName;
        this.ofBacklog = ofBacklog;
    }

    /** CloudWatch's name. */
    String awsName() {
        return awsName;
    }

    /** Whether it depends on the backlog, and so on {@code requestsPerInstance}. */
    boolean ofBacklog() {
        return ofBacklog;
    }

    /** The datapoints of the minutes from {@code from} up to, but without, {@code to}, in all of which the same run. */
    void publish(
            double[] requests, int running, double[] backlog, double ofNone, double[] published, int from, int to) {
        for (int minute = from; minute < to; minute++) {
            published[minute] = published(requests[minute], running, backlog[minute], ofNone);
        }
    }

    /**
     * The datapoint of a minute.
     *
     * @param requests of the minute
     * @param running instances in service
     * @param backlog requests that wait at the end of the minute
     * @param ofNone what a metric of requests publishes for a minute without any
     * @return {@link Double#NaN} if there is none
     */
    abstract double published(double requests, int running, double backlog, double ofNone);

    /** The entry for a metric of SageMaker. */
    static Optional<TrafficMetric> of(SourceMetric metric) {
        return MetricCatalog.find(metric)
                .flatMap(known -> Arrays.stream(values())
                        .filter(entry -> entry.awsName.equals(known.name()))
                        .findFirst());
    }
}
