package io.github.stepscale.simulation;

/**
 * The one cooldown of a target. It starts when an activity of a policy is complete, and what it holds back depends
 * on that activity's direction.
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
     * Starts at the end of an activity.
     *
     * @param ofDirection 1 if it was a scale-out, -1 if it was a scale-in
     * @param before what the next change is measured against if it is a scale-out too
     * @param until the minute at which it is over
     */
    void start(int ofDirection, int before, int until) {
        direction = ofDirection;
        capacityBefore = before;
        ends = until;
    }

    /** Against which capacity an activity that is decided now is to be measured later. */
    int before(int minute, int delta, int capacity) {
        return delta > 0 && ofScaleOut(minute) ? capacityBefore : capacity;
    }

    /** Ends at a scale-out that did not wait for it. */
    void decided(int delta) {
        if (delta > 0 && direction < 0) {
            ends = 0;
        }
    }

    /**
     * What a rule may ask for, in the range.
     *
     * @return {@link CapacityResponse#NO_STEP} if no step holds the value
     */
    long allowed(int minute, CapacityResponse response, int capacity, double value, CurrentRange range) {
        boolean scaleOut = ofScaleOut(minute);
        int base = scaleOut ? capacityBefore : capacity;
        long asked = response.capacity(base, capacity, value);
        if (asked == CapacityResponse.NO_STEP) {
            return asked;
        }
        if (scaleOut) {
            return afterScaleOut(asked, base, response, capacity, value, range);
        }
        int clamped = range.clamp(asked);
        return isRunning(minute) ? Math.max(capacity, clamped) : clamped;
    }

    /** Only what exceeds the capacity that the last scale-out added counts. */
    private long afterScaleOut(
            long asked, int base, CapacityResponse response, int capacity, double value, CurrentRange range) {
        if (asked > base) {
            return Math.max(capacity, range.clamp(asked));
        }
        if (asked == base || scaleInBlocked) {
            return capacity;
        }
        return Math.min(capacity, range.clamp(response.capacity(capacity, capacity, value)));
    }

    private boolean ofScaleOut(int minute) {
        return direction > 0 && isRunning(minute);
    }

    private boolean isRunning(int minute) {
        return minute + 1 < ends;
    }
}
