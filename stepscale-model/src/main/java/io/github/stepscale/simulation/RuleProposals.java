package io.github.stepscale.simulation;

import io.github.stepscale.policy.target.SuspendedState;

/** What the firing rules of a run propose, and which proposal wins. */
final class RuleProposals {
    private final SimulatedRule[] rules;
    private final SimulationParameters parameters;
    private final SuspendedState suspended;
    private final CurrentCapacityRange range;
    private final CooldownTimer cooldown;
    /** The rule whose proposal won last. */
    private int winner;

    RuleProposals(
            SimulatedRule[] rules,
            SimulationParameters parameters,
            SuspendedState suspended,
            CurrentCapacityRange range,
            CooldownTimer cooldown) {
        this.rules = rules;
        this.parameters = parameters;
        this.suspended = suspended;
        this.range = range;
        this.cooldown = cooldown;
    }

    /** Takes note that the capacity or its range changes: what a rule proposed before says nothing any more. */
    void change() {
        for (SimulatedRule rule : rules) {
            rule.spell().stop();
        }
    }

    /** The first of some minutes in which a rule may propose another capacity, which has not changed before. */
    int next(Timeline timeline, int from, int to, int capacity) {
        int next = to;
        for (int i = 0; i < rules.length; i++) {
            if (!rules[i].isIdleFrom(from, capacity, range)) {
                next = firstAlarm(timeline.alarms[i], rules[i].spell().endWithin(from, next), next);
            }
        }
        return next;
    }

    private static int firstAlarm(byte[] states, int from, int to) {
        int minute = from;
        while (minute < to && states[minute] != AlarmStateRule.ALARM) {
            minute++;
        }
        return minute;
    }

    /**
     * Asks the firing rules of a minute: the largest proposal wins; of equal ones, the first.
     *
     * @return the change in instances; 0 if nothing changes
     */
    int decide(Timeline timeline, int minute, int capacity) {
        winner = -1;
        long largest = CapacityFormula.NO_STEP;
        for (int i = 0; i < rules.length; i++) {
            if (timeline.alarms[i][minute] == AlarmStateRule.ALARM && !rules[i].isIdle(minute, capacity, range)) {
                long requested = requested(rules[i], minute, capacity);
                noteSpell(rules[i], minute, requested == capacity);
                if (requested == CapacityFormula.NO_STEP) {
                    timeline.noStep++;
                } else if (requested > largest && !isIgnored(requested, capacity)) {
                    largest = requested;
                    winner = i;
                }
            }
        }
        int delta = winner < 0 ? 0 : (int) largest - capacity;
        return isSuspended(delta) ? 0 : delta;
    }

    /** The cooldown of the rule that the last change is due to, in minutes; of no meaning without a change. */
    int cooldownMinutes() {
        return winner < 0 ? 0 : rules[winner].cooldown();
    }

    private long requested(SimulatedRule rule, int minute, int capacity) {
        double value = rule.response().value(rule.alarm(), minute);
        return Double.isNaN(value)
                ? CapacityFormula.NO_STEP
                : cooldown.proposal(minute, rule.response(), capacity, value, range);
    }

    /** Activities that may overlap also change the cooldown while nothing is decided. */
    private void noteSpell(SimulatedRule rule, int minute, boolean idle) {
        if (idle && parameters.locked()) {
            rule.spell().begin(minute, rule.response().applied(), cooldown.nextChange(minute));
        } else {
            rule.spell().stop();
        }
    }

    /** Whether a suspended proposal is ignored before the winner is chosen. */
    private boolean isIgnored(long requested, int capacity) {
        return requested > capacity && suspended.scaleOut() && parameters.ignoresSuspendedScaleOut();
    }

    private boolean isSuspended(int delta) {
        return delta > 0 ? suspended.scaleOut() : suspended.scaleIn();
    }
}
