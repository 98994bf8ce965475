package io.github.stepscale.simulation;

import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.service.Service;
import java.util.Arrays;

/**
 * The datapoints of an alarm in a finished run, as the alarm reads them: after FILL, each the statistic of a whole period. A
 * datapoint stands where its period ends; the alarm sees it {@code metricDelay} later. There is one for each minute, and for
 * periods below a minute one for each of its six ticks.
 */
public final class AlarmDatapoints {
    private final double[] values;
    private final int perMinute;

    private AlarmDatapoints(double[] values, int perMinute) {
        this.values = values;
        this.perMinute = perMinute;
    }

    /**
     * Returns the datapoints of a run.
     *
     * @param alarm an alarm that can be simulated, see {@link Simulator#of}; of the plan of the run, if its period is below a
     *     minute
     * @param service the service of the run
     */
    public static AlarmDatapoints of(Alarm alarm, Service service, Timeline timeline) {
        SimulatedMetric metric = SimulatedMetric.of(alarm, service).orElseThrow();
        int perMinute = metric.metric().datapointsPerMinute();
        double[] values = PublishedMinutes.publish(metric.metric(), service, timeline);
        alarm.fill().value().ifPresent(value -> fill(values, value.doubleValue()));
        int period = Tick.slots(alarm.metric().period());
        return new AlarmDatapoints(
                period == 1 ? values : aggregated(values, metric.statistic(), period, requests(timeline, perMinute)),
                perMinute);
    }

    /** How many there are in a minute. */
    public int perMinute() {
        return perMinute;
    }

    /** Returns a copy of the datapoints; {@link Double#NaN} where there is none. */
    public double[] toArray() {
        return values.clone();
    }

    private static void fill(double[] values, double value) {
        for (int slot = 0; slot < values.length; slot++) {
            values[slot] = Double.isNaN(values[slot]) ? value : values[slot];
        }
    }

    private static double[] requests(Timeline timeline, int perMinute) {
        return perMinute == 1 ? timeline.requests : Tick.requests(timeline.requests);
    }

    private static double[] aggregated(double[] values, PeriodStatistic statistic, int period, double[] requests) {
        double[] points = new double[values.length];
        Arrays.setAll(points, slot -> statistic.of(values, requests, Math.max(0, slot - period + 1), slot));
        return points;
    }
}
