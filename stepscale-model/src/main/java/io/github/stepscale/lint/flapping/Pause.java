package io.github.stepscale.lint.flapping;

import java.util.List;
import java.util.Optional;

/** The one cooldown of a target: what it holds back depends on the direction of the change that started it. */
final class Pause {
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

    /** What a rule may ask for, before it is clamped; empty if no step holds the value. */
    Optional<Long> allowed(int minute, Watch watch, int capacity, double value) {
        return ofScaleOut(minute)
                ? watch.asked(before, value).flatMap(asked -> afterScaleOut(asked, watch, capacity, value))
                : watch.asked(capacity, value).map(asked -> isOver(minute) ? asked : Math.max(capacity, asked));
    }

    /** Only what is more than was added counts; less is measured against what there is. */
    private Optional<Long> afterScaleOut(long asked, Watch watch, int capacity, double value) {
        if (asked >= before) {
            return Optional.of(asked == before ? capacity : Math.max(capacity, asked));
        }
        return watch.asked(capacity, value).map(less -> Math.min(capacity, less));
    }

    /** What decides about the next minutes. */
    List<Integer> state(int minute) {
        return isOver(minute) ? List.of() : List.of(direction, before, ends - minute);
    }

    private boolean ofScaleOut(int minute) {
        return direction > 0 && !isOver(minute);
    }
}
