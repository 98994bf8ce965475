package io.github.stepscale.lint.flapping;

import java.util.List;

/** The cooldown of a target: which changes it blocks depends on the direction of the change that started it. */
final class CooldownState {
    private int direction;
    private int before;
    private int ends;

    /** Starts when a change is complete. */
    void start(int delta, int measuredAgainst, int until) {
        direction = Integer.signum(delta);
        before = measuredAgainst;
        ends = until;
    }

    boolean isOver(int minute) {
        return minute + 1 >= ends;
    }

    /** Returns the capacity that the next scale-out is compared with, if this change is a scale-out. */
    int measuredAgainst(int minute, int delta, int capacity) {
        return delta > 0 && ofScaleOut(minute) ? before : capacity;
    }

    /** Returns the capacity that a rule may request, before clamping; {@link SteadyAlarm#NO_STEP} if no step applies. */
    long allowed(int minute, SteadyAlarm alarm, int capacity, double value) {
        boolean scaleOut = ofScaleOut(minute);
        long requested = alarm.requested(scaleOut ? before : capacity, value);
        if (requested == SteadyAlarm.NO_STEP) {
            return requested;
        }
        if (scaleOut) {
            return afterScaleOut(requested, alarm, capacity, value);
        }
        return isOver(minute) ? requested : Math.max(capacity, requested);
    }

    /** During the cooldown of a scale-out only a larger scale-out counts; a scale-in is based on the current capacity. */
    private long afterScaleOut(long requested, SteadyAlarm alarm, int capacity, double value) {
        if (requested >= before) {
            return requested == before ? capacity : Math.max(capacity, requested);
        }
        return Math.min(capacity, alarm.requested(capacity, value));
    }

    /** The part of the state that affects later minutes. */
    List<Integer> state(int minute) {
        return isOver(minute) ? List.of() : List.of(direction, before, ends - minute);
    }

    private boolean ofScaleOut(int minute) {
        return direction > 0 && !isOver(minute);
    }
}
