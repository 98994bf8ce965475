package io.github.stepscale.operation.drill;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.history.AlarmStateChange;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.template.LogicalIds;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import java.util.List;

/**
 * What a drill is going to do.
 *
 * @param alarm that of the rule, as it is
 * @param before the capacity before
 * @param data the JSON that the policy reads its value from
 */
record DrillPlan(
        Target target,
        ScalingRule rule,
        Alarms.Alarm alarm,
        Endpoints.Capacity before,
        TriggeredStep step,
        String data) {

    /** The states to set, in their order: one that differs comes first where the alarm is in ALARM already. */
    List<String> states() {
        return isFiring() ? List.of("OK", AlarmStateChange.ALARM) : List.of(AlarmStateChange.ALARM);
    }

    boolean isFiring() {
        return alarm.state().equals(AlarmStateChange.ALARM);
    }

    /** {@code 2 to 3 instances}. */
    String move() {
        return before.desired() + " to " + Plurals.of(step.capacity(), target.unit());
    }

    /** What will be set, and what is to be known about it. */
    void describe(Output output) {
        output.line(LogicalIds.alarm(rule) + " (" + alarm.name() + ") is in " + alarm.state() + ".");
        output.line("To be set: " + String.join(", then ", states()) + ", with "
                + rule.alarm().metric().label() + " at " + PlainNumbers.text(step.value()) + ", which asks "
                + rule.policy().adjustmentType().describe(step.step().scalingAdjustment()) + ": " + move() + ".");
        if (isFiring()) {
            output.line(
                    "Best effort: an action runs when the state differs, so OK comes first; CloudWatch may set the real"
                            + " state in between, and the alarm asks by itself each minute.");
        }
        if (StateReason.isUnverified(rule)) {
            output.line(
                    "Unverified: the alarm watches an expression or a percentile, and whether a policy takes data that"
                            + " were set by hand for such an alarm is not documented.");
        }
    }
}
