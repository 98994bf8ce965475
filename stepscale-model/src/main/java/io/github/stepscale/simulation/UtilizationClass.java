package io.github.stepscale.simulation;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A class of utilization, which is the requests that arrive divided by those that can be served at most; with how far the
 * simulated response of an instance is off there. That is the relative error of the value of a minute against a
 * discrete-event simulation with random arrivals, lognormal service times and random routing, with a curve measured at
 * constant rates.
 */
public enum UtilizationClass {
    BELOW_70(0.7, "below 0.7", new Spread(3, 8), new Spread(5, 12), new Spread(4, 10)),
    FROM_70(0.9, "0.7 to 0.9", new Spread(5, 16), new Spread(7, 25), new Spread(5, 18)),
    FROM_90(Math.nextUp(1.0), "0.9 to 1", new Spread(16, 50), new Spread(11, 35), new Spread(16, 47)),
    ABOVE_100(Double.POSITIVE_INFINITY, "above 1", new Spread(14, 43), new Spread(12, 30), new Spread(11, 40));

    /**
     * Errors in percent.
     *
     * @param median half of the minutes are at most as far off
     * @param ninety nine of ten minutes are at most as far off
     */
    public record Spread(int median, int ninety) {}

    private final double end;
    private final String range;
    private final Spread mean;
    private final Spread p95;
    private final Spread concurrency;

    /** @param end the utilization at which the next class begins */
    UtilizationClass(double end, String range, Spread mean, Spread p95, Spread concurrency) {
        this.end = end;
        this.range = range;
        this.mean = mean;
        this.p95 = p95;
        this.concurrency = concurrency;
    }

    /** The utilizations, as text: {@code 0.7 to 0.9}. */
    public String range() {
        return range;
    }

    /** The error of the mean latency. */
    public Spread mean() {
        return mean;
    }

    /** The error of the 95th percentile of the latency. */
    public Spread p95() {
        return p95;
    }

    /** The error of the concurrency. */
    public Spread concurrency() {
        return concurrency;
    }

    /** The class of a utilization, at least 0. */
    public static UtilizationClass of(double utilization) {
        return Arrays.stream(values())
                .filter(candidate -> utilization < candidate.end)
                .findFirst()
                .orElse(ABOVE_100);
    }

    /**
     * Returns the share of all requests of a run that falls into minutes of each class. Requests without an instance in
     * service are in none.
     *
     * @param saturation the requests per minute that one instance can serve at most
     */
    public static Map<UtilizationClass, Double> shares(Timeline timeline, double saturation) {
        Map<UtilizationClass, Double> requests = new EnumMap<>(UtilizationClass.class);
        for (UtilizationClass utilization : values()) {
            requests.put(utilization, 0.0);
        }
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            double arrived = timeline.requests[minute];
            int running = timeline.running(minute);
            if (running > 0) {
                requests.merge(of(arrived / (running * saturation)), arrived, Double::sum);
            }
        }
        double total = timeline.trace().total();
        requests.replaceAll((utilization, count) -> total > 0 ? count / total : 0);
        return Collections.unmodifiableMap(requests);
    }
}
