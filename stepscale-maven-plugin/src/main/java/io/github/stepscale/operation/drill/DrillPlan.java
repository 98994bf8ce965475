package io.github.stepscale.operation.drill;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.history.AlarmStateChange;
import io.github.stepscale.operation.history.RepeatInterval;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.template.LogicalIds;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import java.util.List;

/**
 * The steps of a drill.
 *
 * @param alarm the current alarm of the rule
 * @param before the current capacity
 * @param step the step that applies at the datapoint of the drill
 * @param reasonData the JSON from which the policy reads the value
 */
record DrillPlan(
        Target target,
        ScalingRule rule,
        Alarms.Alarm alarm,
        Endpoints.Capacity before,
        TriggeredStep step,
        String reasonData) {

    /** Returns the states to set, in order: OK first if the alarm is in ALARM, since only a change runs the action. */
    List<String> states() {
        return isFiring() ? List.of("OK", AlarmStateChange.ALARM) : List.of(AlarmStateChange.ALARM);
    }

    boolean isFiring() {
        return alarm.state().equals(AlarmStateChange.ALARM);
    }

    /** {@code 2 to 3 instances}. */
    String capacityChange() {
        return before.desired() + " to " + Plurals.of(step.capacity(), target.unit());
    }

    /** Prints what the drill will set, and its limits. */
    void describe(Output output) {
        output.line(LogicalIds.alarm(rule) + " (" + alarm.name() + ") is in " + alarm.state() + ".");
        output.line("Will set " + String.join(", then ", states()) + ", with "
                + rule.alarm().metric().label() + " at " + PlainNumbers.text(step.value()) + ", which requests "
                + rule.policy().adjustmentType().describe(step.step().scalingAdjustment()) + ": " + capacityChange()
                + ".");
        if (isFiring()) {
            output.line("Best effort: an action runs when the state changes, so OK comes first; CloudWatch may restore"
                    + " the real state in between, and the alarm repeats its own request " + RepeatInterval.text(rule)
                    + ".");
        }
        if (StateReason.isUnverified(rule)) {
            output.line("Unverified: the alarm watches an expression or a percentile; AWS does not document whether a"
                    + " policy accepts datapoints set by hand for such an alarm.");
        }
    }
}
