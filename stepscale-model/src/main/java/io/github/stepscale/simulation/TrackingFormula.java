package io.github.stepscale.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A model of target tracking: the capacity at which the metric would meet its target. It calculates with whole
 * requests, because requests per instance, as a double, times the instances does not always give the requests again.
 */
final class TrackingFormula implements CapacityFormula {
    /** A distance from whole numbers above the rounding error of doubles. */
    private static final double CLEAR = 1e-9;

    private static final BigDecimal MAX_CAPACITY = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final BigDecimal target;
    private double[] requests = {};
    private int[] running = {};

    /**
     * Creates a response.
     *
     * @param target requests per minute and instance, above 0
     */
    TrackingFormula(double target) {
        this.target = BigDecimal.valueOf(target);
    }

    @Override
    public void start(Timeline timeline) {
        requests = timeline.requests;
        running = timeline.running;
    }

    /** Returns the minute of the newest datapoint instead of its value. */
    @Override
    public double value(AlarmEvaluator alarm, int minute) {
        int newest = alarm.newestMinute(minute);
        return newest < 0 ? Double.NaN : newest;
    }

    @Override
    public long capacity(int base, int capacity, double minute) {
        double demand = capacity * requests[(int) minute];
        double about = demand / (running[(int) minute] * target.doubleValue());
        return Math.abs(about - Math.rint(about)) > CLEAR * Math.max(1, about)
                ? (long) Math.ceil(about)
                : exactly(capacity, (int) minute);
    }

    private long exactly(int capacity, int minute) {
        BigDecimal demand = BigDecimal.valueOf(requests[minute]).multiply(BigDecimal.valueOf(capacity));
        BigDecimal each = target.multiply(BigDecimal.valueOf(running[minute]));
        return demand.divide(each, 0, RoundingMode.CEILING).min(MAX_CAPACITY).longValue();
    }
}
