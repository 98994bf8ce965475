package io.github.stepscale.simulation;

import java.util.Arrays;

/**
 * The ticks of 10 seconds that a minute consists of, in the response of an instance and for alarms with a period below a minute.
 * Ticks are numbered from 0 at the start of a run.
 */
final class Tick {
    static final int PER_MINUTE = 6;

    private static final int SECONDS_PER_MINUTE = 60;

    private Tick() {}

    /** Whether an alarm with this period, in seconds, is evaluated every tick and not every minute. */
    static boolean isShort(int period) {
        return period < SECONDS_PER_MINUTE;
    }

    /** How often per minute an alarm with this period, in seconds, is evaluated. */
    static int evaluationsPerMinute(int period) {
        return isShort(period) ? PER_MINUTE : 1;
    }

    /** The period in ticks if it is short, otherwise in minutes. */
    static int slots(int period) {
        return period * evaluationsPerMinute(period) / SECONDS_PER_MINUTE;
    }

    /** The requests of each tick: a sixth of those of its minute. */
    static double[] requests(double[] traffic) {
        double[] ticks = new double[traffic.length * PER_MINUTE];
        Arrays.setAll(ticks, tick -> traffic[tick / PER_MINUTE] / PER_MINUTE);
        return ticks;
    }

    /** The first tick of a minute. */
    static int first(int minute) {
        return minute * PER_MINUTE;
    }

    /** The last tick of a minute. */
    static int last(int minute) {
        return first(minute) + PER_MINUTE - 1;
    }
}
