package io.github.stepscale.lint.flapping;

import java.util.List;

/** The one cooldown of a target: what it holds back depends on the direction of the change that started it. */
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

    /** Against which capacity the next scale-out is measured if this change is one too. */
    int measuredAgainst(int minute, int delta, int capacity) {
        return delta > 0 && ofScaleOut(minute) ? before : capacity;
    }

    /** What a rule may ask for, before it is clamped; {@link SteadyAlarm#NO_STEP} if no step holds the value. */
    long allowed(int minute, SteadyAlarm watch, int capacity, double value) {
        boolean scaleOut = ofScaleOut(minute);
        long asked = watch.asked(scaleOut ? before : capacity, value);
        if (asked == SteadyAlarm.NO_STEP) {
            return asked;
        }
        if (scaleOut) {
            return afterScaleOut(asked, watch, capacity, value);
        }
        return isOver(minute) ? asked : Math.max(capacity, asked);
    }

    /** Only what is more than was added counts; less is measured against what there is. */
    private long afterScaleOut(long asked, SteadyAlarm watch, int capacity, double value) {
        if (asked >= before) {
            return asked == before ? capacity : Math.max(capacity, asked);
        }
        return Math.min(capacity, watch.asked(capacity, value));
    }

    /** What decides about the next minutes. */
    List<Integer> state(int minute) {
        return isOver(minute) ? List.of() : List.of(direction, before, ends - minute);
    }

    private boolean ofScaleOut(int minute) {
        return direction > 0 && !isOver(minute);
    }
}
