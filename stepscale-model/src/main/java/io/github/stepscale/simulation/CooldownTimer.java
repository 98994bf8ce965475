package io.github.stepscale.simulation;

import io.github.stepscale.service.ScaleInDuringScaleOutCooldown;

/**
 * The cooldown of a target. It starts when an activity of a policy completes, and its effect depends on the direction
 * of that activity.
 */
final class CooldownTimer {
    private final boolean scaleInBlocked;

    /** 1 after a scale-out, -1 after a scale-in, 0 before any. */
    private int direction;

    private int capacityBefore;
    private int ends;

    CooldownTimer(ScaleInDuringScaleOutCooldown scaleIn) {
        this.scaleInBlocked = scaleIn == ScaleInDuringScaleOutCooldown.BLOCKED;
    }

    void reset() {
        direction = 0;
        capacityBefore = 0;
        ends = 0;
    }

    /**
     * Starts the cooldown at the end of an activity.
     *
     * @param activityDirection 1 for a scale-out, -1 for a scale-in
     * @param before the base of the next change if that is a scale-out too
     * @param until the minute at which the cooldown ends
     */
    void start(int activityDirection, int before, int until) {
        direction = activityDirection;
        capacityBefore = before;
        ends = until;
    }

    /** The base for changes during the cooldown of an activity that is decided now. */
    int before(int minute, int delta, int capacity) {
        return delta > 0 && isAfterScaleOut(minute) ? capacityBefore : capacity;
    }

    /** Ends the cooldown of a scale-in when a scale-out is decided. */
    void endEarly(int delta) {
        if (delta > 0 && direction < 0) {
            ends = 0;
        }
    }

    /**
     * Returns the capacity that a rule may propose, within the range.
     *
     * @return {@link CapacityFormula#NO_STEP} if no step applies to the value
     */
    long proposal(int minute, CapacityFormula response, int capacity, double value, CurrentCapacityRange range) {
        boolean scaleOut = isAfterScaleOut(minute);
        int base = scaleOut ? capacityBefore : capacity;
        long requested = response.capacity(base, capacity, value);
        if (requested == CapacityFormula.NO_STEP) {
            return requested;
        }
        if (scaleOut) {
            return afterScaleOut(requested, base, response, capacity, value, range);
        }
        int clamped = range.clamp(requested);
        return isRunning(minute) ? Math.max(capacity, clamped) : clamped;
    }

    /** Only an excess over the capacity that the last scale-out added counts. */
    private long afterScaleOut(
            long requested,
            int base,
            CapacityFormula response,
            int capacity,
            double value,
            CurrentCapacityRange range) {
        if (requested > base) {
            return Math.max(capacity, range.clamp(requested));
        }
        if (requested == base || scaleInBlocked) {
            return capacity;
        }
        return Math.min(capacity, range.clamp(response.capacity(capacity, capacity, value)));
    }

    /** The minute after this one at which the end of the cooldown changes what is proposed, if nothing else does. */
    int nextChange(int minute) {
        return isRunning(minute) ? ends - 1 : Integer.MAX_VALUE;
    }

    private boolean isAfterScaleOut(int minute) {
        return direction > 0 && isRunning(minute);
    }

    private boolean isRunning(int minute) {
        return minute + 1 < ends;
    }
}
