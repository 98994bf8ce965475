package io.github.stepscale.simulation;

import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.service.Service;
import java.util.Arrays;

/**
 * The datapoints of an alarm in a finished run, as the alarm reads them: after FILL, each the statistic of a whole period.
 * A datapoint stands at the minute in which its period ends; the alarm sees it {@code metricDelay} later.
 */
public final class AlarmDatapoints {
    private static final int SECONDS_PER_MINUTE = 60;

    private AlarmDatapoints() {}

    /**
     * Returns the datapoint of each minute; {@link Double#NaN} where there is none.
     *
     * @param alarm an alarm that can be simulated, see {@link Simulator#of}
     * @param service the service of the run
     */
    public static double[] of(Alarm alarm, Service service, Timeline timeline) {
        SimulatedMetric metric = SimulatedMetric.of(alarm, service).orElseThrow();
        double[] minutes = published(metric.metric(), service, timeline);
        alarm.fill().value().ifPresent(value -> fill(minutes, value.doubleValue()));
        int period = alarm.metric().period() / SECONDS_PER_MINUTE;
        if (period == 1) {
            return minutes;
        }
        double[] points = new double[minutes.length];
        Arrays.setAll(
                points,
                minute -> metric.statistic().of(minutes, timeline.requests, Math.max(0, minute - period + 1), minute));
        return points;
    }

    private static double[] published(PublishedMetric metric, Service service, Timeline timeline) {
        double[] minutes = new double[timeline.minutes()];
        double whenIdle = service.zeroTraffic().value(metric.awsName());
        for (int from = 0; from < minutes.length; ) {
            int to = endOfSpan(timeline, from);
            metric.publish(timeline, timeline.running[from], whenIdle, minutes, from, to);
            from = to;
        }
        return minutes;
    }

    /** The first minute after {@code from} with another number of running instances. */
    private static int endOfSpan(Timeline timeline, int from) {
        int to = from + 1;
        while (to < timeline.minutes() && timeline.running[to] == timeline.running[from]) {
            to++;
        }
        return to;
    }

    private static void fill(double[] minutes, double value) {
        for (int minute = 0; minute < minutes.length; minute++) {
            minutes[minute] = Double.isNaN(minutes[minute]) ? value : minutes[minute];
        }
    }
}
