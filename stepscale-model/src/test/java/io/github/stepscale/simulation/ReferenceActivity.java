package io.github.stepscale.simulation;

/**
 * A change of the capacity, from its decision to its completion.
 *
 * @param decidedAt the minute in which it was decided
 * @param doneAt the minute in which it takes effect
 * @param delta instances, below 0 for fewer
 * @param capacityBefore the capacity on which a request for more is based while the cooldown runs
 * @param cooldown in seconds; of the rule that won
 * @param cause why it was decided
 * @param rule id of the rule that won; empty for a schedule
 */
record ReferenceActivity(
        int decidedAt, int doneAt, int delta, int capacityBefore, int cooldown, Cause cause, String rule) {

    /** Why capacity changes. */
    enum Cause {
        POLICY,
        TOP_UP,
        SCHEDULE
    }

    boolean inProgress(int minute) {
        return doneAt > minute;
    }

    boolean ofPolicy() {
        return cause != Cause.SCHEDULE;
    }

    /** The first minute that is no longer in its cooldown, as long as nothing ends it before. */
    int cooldownEnds() {
        return doneAt + (cooldown + 59) / 60;
    }
}
