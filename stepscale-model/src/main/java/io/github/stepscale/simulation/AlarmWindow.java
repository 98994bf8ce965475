package io.github.stepscale.simulation;

import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ScalingDirection;
import java.util.Arrays;

/**
 * The datapoints of an alarm, by the slot at which their period ends, and how many of those in its evaluation range exist and
 * breach. The range is two datapoints longer than the evaluation periods. It is counted incrementally, so that an evaluation costs
 * the same for every range. Periods longer than a slot overlap; each phase of the period has counts of its own.
 */
final class AlarmWindow {
    /** Datapoints in the evaluation range beyond the evaluation periods. */
    static final int EXTRA_DATAPOINTS = 2;

    /** Kinds of datapoints, as bits that can be counted. */
    static final int ABSENT = 0;

    static final int REAL = 1;
    static final int BREACHING = 2;

    /** In slots, as the range. */
    final int period;

    final int range;
    private final int periods;
    /** A datapoint breaches if {@code sign * datapoint >= limit}: one comparison serves all four operators. */
    private final double sign;

    private final double limit;

    /** The datapoint of the period that ends at each slot. */
    double[] points = {};
    /** The kind of each datapoint: whether it exists, and whether it breaches. */
    byte[] kinds = {};

    /** Existing and breaching datapoints in the range, by phase. */
    private final int[] existing;

    private final int[] breaching;
    /** The last missing datapoint, -1 if there is none; all later ones exist. */
    private int lastAbsent;

    /** @param period of the alarm, in slots */
    AlarmWindow(Alarm alarm, int period) {
        this.period = period;
        this.periods = alarm.evaluationPeriods();
        this.range = (periods + EXTRA_DATAPOINTS) * period;
        this.sign = alarm.comparison().side() == ScalingDirection.OUT ? 1 : -1;
        double signed = sign * alarm.threshold().doubleValue();
        this.limit = alarm.comparison().inclusive() ? signed : Math.nextUp(signed);
        this.existing = new int[period];
        this.breaching = new int[period];
    }

    /** Forgets all datapoints, and uses other arrays. */
    void start(double[] newPoints, byte[] newKinds) {
        points = newPoints;
        kinds = newKinds;
        Arrays.fill(existing, 0);
        Arrays.fill(breaching, 0);
        lastAbsent = -1;
    }

    int phase(int slot) {
        return period == 1 ? 0 : slot % period;
    }

    int existing(int newest) {
        return existing[phase(newest)];
    }

    int breaching(int newest) {
        return breaching[phase(newest)];
    }

    /** Replaces the counts of a period of one slot. */
    void set(int newExisting, int newBreaching) {
        existing[0] = newExisting;
        breaching[0] = newBreaching;
    }

    boolean breaches(double point) {
        return sign * point >= limit; // never so for NaN
    }

    boolean isQuiet(double point) {
        return sign * point < limit; // never so for NaN
    }

    /** The kind of the datapoint of a slot. */
    int kind(int slot) {
        double point = points[slot];
        if (Double.isNaN(point)) {
            lastAbsent = Math.max(lastAbsent, slot);
            return ABSENT;
        }
        return breaches(point) ? REAL | BREACHING : REAL;
    }

    /** The kind of the datapoint that leaves the range when another one is the newest. */
    int dropped(int newest) {
        return newest >= range ? kinds[newest - range] : ABSENT;
    }

    /** Counts the newest datapoint in place of the one that leaves the range. */
    void count(int newest) {
        kinds[newest] = (byte) kind(newest);
        count(newest, 1);
    }

    /** Counts the datapoint that left the range again, in place of the newest one. */
    void discount(int newest) {
        count(newest, -1);
    }

    private void count(int newest, int sense) {
        int phase = phase(newest);
        int dropped = dropped(newest);
        existing[phase] += sense * ((kinds[newest] & REAL) - (dropped & REAL));
        breaching[phase] += sense * ((kinds[newest] >> 1) - (dropped >> 1));
    }

    /**
     * Counts all datapoints of a range anew.
     *
     * @param fill in place of a missing datapoint; {@link Double#NaN} leaves it missing
     */
    void recount(int newest, double fill) {
        int phase = phase(newest);
        existing[phase] = 0;
        breaching[phase] = 0;
        for (int slot = newest; slot > newest - range && slot >= 0; slot -= period) {
            points[slot] = Double.isNaN(points[slot]) ? fill : points[slot];
            kinds[slot] = (byte) kind(slot);
            existing[phase] += kinds[slot] & REAL;
            breaching[phase] += kinds[slot] >> 1;
        }
    }

    boolean exists(int slot) {
        return kinds[slot] != ABSENT;
    }

    /** Whether the datapoints of a slot and of all later ones that were evaluated certainly exist. */
    boolean allExistFrom(int slot) {
        return slot > lastAbsent;
    }

    /** The slot of the newest existing datapoint of a range; -1 if there is none. */
    int newestExisting(int newest) {
        for (int slot = newest; slot > newest - range && slot >= 0; slot -= period) {
            if (exists(slot)) {
                return slot;
            }
        }
        return -1;
    }

    /** The oldest of the newest existing datapoints, as many as there are evaluation periods; the newest slot itself if none exists. */
    int oldestCounted(int newest) {
        int oldest = newest - (periods - 1) * period;
        return allExistFrom(oldest) ? oldest : oldestOfExisting(newest);
    }

    private int oldestOfExisting(int newest) {
        int from = newest;
        int found = 0;
        for (int slot = newest; slot > newest - range && slot >= 0 && found < periods; slot -= period) {
            if (exists(slot)) {
                from = slot;
                found++;
            }
        }
        return from;
    }

    /** Counts the breaching ones among the oldest existing datapoints of a range. */
    int breachingOfOldest(int count, int newest) {
        int breach = 0;
        int left = count;
        for (int slot = oldest(newest); left > 0; slot += period) {
            left -= kinds[slot] & REAL;
            breach += kinds[slot] >> 1;
        }
        return breach;
    }

    /** The age of the oldest existing datapoint of a range, in datapoints; the newest has age 1. */
    int ageOfOldest(int newest) {
        int slot = oldest(newest);
        while (!exists(slot)) {
            slot += period;
        }
        return (newest - slot) / period + 1;
    }

    /** The slot at which the oldest period of a range ends, not before slot 0. */
    private int oldest(int newest) {
        int first = newest - range + period;
        return first >= 0 ? first : phase(newest);
    }
}
