package io.github.stepscale.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Our model of target tracking: the capacity at which the metric would meet its target. The metric is requests an instance;
 * where the quotient is no double, seven instances times it are not the requests again, so it is counted in requests.
 */
final class TrackingResponse implements CapacityResponse {
    /** Farther from a whole number than doubles may be off. */
    private static final double CLEAR = 1e-9;

    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final BigDecimal target;
    private double[] requests = {};
    private int[] running = {};

    /**
     * A response.
     *
     * @param target requests a minute and instance, above 0
     */
    TrackingResponse(double target) {
        this.target = BigDecimal.valueOf(target);
    }

    @Override
    public void start(Timeline timeline) {
        requests = timeline.requests;
        running = timeline.running;
    }

    /** The minute of the newest datapoint, in place of its value. */
    @Override
    public double value(AlarmEvaluator alarm, int minute) {
        int newest = alarm.newestMinute(minute);
        return newest < 0 ? Double.NaN : newest;
    }

    @Override
    public long capacity(int base, int capacity, double minute) {
        double wanted = capacity * requests[(int) minute];
        double about = wanted / (running[(int) minute] * target.doubleValue());
        return Math.abs(about - Math.rint(about)) > CLEAR * Math.max(1, about)
                ? (long) Math.ceil(about)
                : exactly(capacity, (int) minute);
    }

    private long exactly(int capacity, int minute) {
        BigDecimal wanted = BigDecimal.valueOf(requests[minute]).multiply(BigDecimal.valueOf(capacity));
        BigDecimal each = target.multiply(BigDecimal.valueOf(running[minute]));
        return wanted.divide(each, 0, RoundingMode.CEILING).min(MOST).longValue();
    }
}
