package io.github.stepscale.simulation;

/**
 * Our model of target tracking: the capacity at which the metric would meet its target.
 *
 * @param target in the metric's own unit, above 0
 */
record TrackingResponse(double target) implements Response {
    @Override
    public double value(AlarmTrack alarm, int minute) {
        return alarm.newestValue(minute);
    }

    @Override
    public long capacity(int base, int capacity, double value) {
        return (long) Math.ceil(capacity * value / target);
    }
}
