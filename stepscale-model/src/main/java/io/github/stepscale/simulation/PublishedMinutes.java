package io.github.stepscale.simulation;

import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.service.Service;
import java.util.Optional;

/** What a metric published in each minute of a finished run, whatever the period of an alarm on it. */
public final class PublishedMinutes {
    private static final int MINUTE = 60;

    private PublishedMinutes() {}

    /**
     * Returns the datapoint of each minute, before FILL; {@link Double#NaN} where there is none. Empty for a metric that a
     * simulation does not determine.
     *
     * @param service the service of the run
     */
    public static Optional<double[]> of(SourceMetric metric, Service service, Timeline timeline) {
        return simulated(metric.withPeriod(MINUTE), service).map(known -> publish(known, service, timeline));
    }

    private static Optional<PublishedMetric> simulated(SourceMetric metric, Service service) {
        return TrafficMetric.of(metric)
                .<PublishedMetric>map(known -> known)
                .or(() -> ResponseMetrics.of(metric, service)
                        .flatMap(ResponseMetrics::find)
                        .map(SimulatedMetric::metric));
    }

    /** Returns what a metric published, minute by minute or tick by tick. */
    static double[] publish(PublishedMetric metric, Service service, Timeline timeline) {
        double[] published = new double[timeline.minutes() * metric.datapointsPerMinute()];
        double whenIdle = service.zeroTraffic().value(metric.awsName());
        int from = 0;
        while (from < timeline.minutes()) {
            int to = endOfSpan(timeline, from);
            metric.publish(timeline, timeline.running[from], whenIdle, published, from, to);
            from = to;
        }
        return published;
    }

    /** The first minute after {@code from} with another number of running instances. */
    private static int endOfSpan(Timeline timeline, int from) {
        int to = from + 1;
        while (to < timeline.minutes() && timeline.running[to] == timeline.running[from]) {
            to++;
        }
        return to;
    }
}
