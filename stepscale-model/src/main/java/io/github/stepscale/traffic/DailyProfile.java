package io.github.stepscale.traffic;

import java.util.stream.IntStream;

/**
 * Traffic that follows a cosine over each day, with the minimum twelve hours from the peak.
 *
 * @param lowestRequestsPerMinute from 0 to {@code highestRequestsPerMinute}
 * @param highestRequestsPerMinute from 0 to {@link Trace#MAX_REQUESTS_PER_MINUTE}
 * @param peakHour the hour of the peak, from 0 to 23, counted from the start of the trace
 * @param days at least 1
 */
public record DailyProfile(long lowestRequestsPerMinute, long highestRequestsPerMinute, int peakHour, int days)
        implements Profile {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range */
    public DailyProfile {
        new ProfileChecks()
                .requests("highestRequestsPerMinute", highestRequestsPerMinute)
                .between("lowestRequestsPerMinute", lowestRequestsPerMinute, 0, Math.max(0, highestRequestsPerMinute))
                .between("peakHour", peakHour, 0, 23)
                .minutes("days", days, 1)
                .total((long) days * DAY)
                .throwIfAny();
    }

    @Override
    public double[] requests() {
        return IntStream.range(0, days * DAY).mapToDouble(this::at).toArray();
    }

    private double at(int minute) {
        double angle = 2 * Math.PI * (minute - peakHour * HOUR) / DAY;
        double share = (1 + StrictMath.cos(angle)) / 2; // strict: the same on every machine
        return Math.rint(lowestRequestsPerMinute + share * (highestRequestsPerMinute - lowestRequestsPerMinute));
    }
}
