package io.github.stepscale.accuracy;

import java.util.Arrays;

/**
 * A class of utilization, which is the requests that arrive divided by those that can be served at most; with how far the
 * simulated response of an instance is off there. That is the relative error of the value of a minute against a
 * discrete-event simulation with random arrivals, lognormal service times and random routing, with a curve measured at
 * constant rates (docs/simulate.md, How good the prediction is).
 */
public enum UtilizationClass {
    BELOW_70(0.7, "below 0.7", new Spread(2, 7), new Spread(3, 11), new Spread(2, 8)),
    FROM_70(0.9, "0.7 to 0.9", new Spread(4, 17), new Spread(5, 24), new Spread(5, 18)),
    FROM_90(Math.nextUp(1.0), "0.9 to 1", new Spread(10, 33), new Spread(10, 31), new Spread(10, 33)),
    ABOVE_100(Double.POSITIVE_INFINITY, "above 1", new Spread(9, 33), new Spread(11, 27), new Spread(9, 32));

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
}
