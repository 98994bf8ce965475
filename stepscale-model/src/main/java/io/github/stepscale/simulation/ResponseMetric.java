package io.github.stepscale.simulation;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.UtilizationLaw;
import java.util.Optional;

/** A metric that follows from the response of instances to load. */
sealed interface ResponseMetric extends PublishedMetric {

    @Override
    default boolean dependsOnBacklog() {
        return false;
    }

    @Override
    default void publish(Timeline timeline, int running, double whenIdle, double[] published, int from, int to) {
        Timeline.Response response = timeline.columns();
        for (int minute = from; minute < to; minute++) {
            published[minute] = published(response, timeline.requests[minute], minute);
        }
    }

    @Override
    default void publishTicks(Timeline timeline, int running, double whenIdle, double[] published, int from, int to) {
        Timeline.Response ticks = timeline.columns().ticks();
        for (int minute = from; minute < to; minute++) {
            for (int tick = Tick.first(minute); tick <= Tick.last(minute); tick++) {
                published[tick] = published(ticks, timeline.requests[minute], tick);
            }
        }
    }

    /**
     * Returns the datapoint of a minute or tick; {@link Double#NaN} if there is none.
     *
     * @param response the response by the minute or tick
     * @param requests the requests of the minute
     */
    double published(Timeline.Response response, double requests, int minute);

    /**
     * The latency of the model in microseconds; published in minutes with requests.
     *
     * @param quantile the statistic; the mean if empty
     */
    record ModelLatency(Optional<LatencyQuantile> quantile) implements ResponseMetric {
        static final String NAME = "ModelLatency";
        private static final double MICROS = 1_000;

        @Override
        public String awsName() {
            return NAME;
        }

        @Override
        public double published(Timeline.Response response, double requests, int minute) {
            if (requests <= 0) {
                return Double.NaN;
            }
            return MICROS
                    * (quantile.isPresent()
                            ? response.latencyMs(quantile.get(), minute)
                            : response.latencyMeanMs(minute));
        }
    }

    /**
     * The requests inside an instance or copy; published while one is in service.
     *
     * @param peak factor from the mean to the statistic
     */
    record ConcurrentRequests(String awsName, double peak) implements ResponseMetric {
        @Override
        public double published(Timeline.Response response, double requests, int minute) {
            return response.concurrency(minute) * peak;
        }
    }

    /**
     * A utilization; published while an instance is in service.
     *
     * @param saturation in requests per minute
     */
    record Utilization(String awsName, UtilizationLaw law, double saturation) implements ResponseMetric {
        @Override
        public double published(Timeline.Response response, double requests, int minute) {
            return law.utilization(response.throughput(minute), saturation);
        }
    }

    /** The requests that time out; published in minutes with requests, and where some time out. */
    record TimedOut() implements ResponseMetric {
        static final String NAME = "Invocation5XXErrors";

        @Override
        public String awsName() {
            return NAME;
        }

        @Override
        public double published(Timeline.Response response, double requests, int minute) {
            double timedOut = response.timedOut(minute);
            return requests > 0 || timedOut > 0 ? timedOut : Double.NaN;
        }
    }
}
