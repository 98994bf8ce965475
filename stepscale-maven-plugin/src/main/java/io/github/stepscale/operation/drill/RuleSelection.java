package io.github.stepscale.operation.drill;

import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.steps.RuleKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Selects the rule that a drill tests. */
final class RuleSelection {
    private RuleSelection() {}

    /**
     * Returns the rule with an id; without one the scale-out rule, or the only rule.
     *
     * @throws OperationException if no rule has that id, or several rules are possible
     */
    static ScalingRule of(ScalingPlan plan, Optional<String> id, Hints hints) {
        requireAlarm(plan, hints);
        requireMetric(plan, id, hints);
        Optional<ScalingRule> found = id.isPresent()
                ? rule(plan, id.get())
                : rule(plan, RuleKind.SCALE_OUT.id()).or(() -> only(plan.rules()));
        return found.orElseThrow(() -> new OperationException(
                id.map(unknown -> "There is no rule " + unknown).orElse("There are several rules")
                        + ". Choose one with " + hints.option("drill.alarm") + ": "
                        + names(plan) + "."));
    }

    /** The alarms of target tracking belong to AWS, and its policy computes the capacity from the metric itself. */
    private static void requireAlarm(ScalingPlan plan, Hints hints) {
        if (plan.tracking().isPresent() && plan.allRules().isEmpty()) {
            throw new OperationException("The policy is target tracking: AWS makes its alarms and computes the capacity"
                    + " from the metric, so a drill cannot set them off. Send it traffic with " + hints.run("load")
                    + ", and run " + hints.run("explain") + ".");
        }
    }

    /** SetAlarmState needs the value that the alarm passes to its policy, and an alarm on a PromQL query passes none. */
    private static void requireMetric(ScalingPlan plan, Optional<String> id, Hints hints) {
        boolean query = plan.promQlRules().stream().anyMatch(rule -> id.equals(Optional.of(rule.id())));
        if (query || plan.allRules().isEmpty()) {
            throw new OperationException(id.filter(given -> query)
                            .map(given -> "The rule " + given + " is")
                            .orElse("All rules are")
                    + " on a PromQL query: the alarm passes no value to its policy, so a drill cannot set one."
                    + (plan.allRules().isEmpty()
                            ? " Wait until the alarm fires, and run " + hints.run("explain") + "."
                            : " Choose another rule with " + hints.option("drill.alarm") + ": " + names(plan) + "."));
        }
    }

    private static String names(ScalingPlan plan) {
        return plan.allRules().stream().map(ScalingRule::id).collect(Collectors.joining(", "));
    }

    private static Optional<ScalingRule> rule(ScalingPlan plan, String id) {
        return plan.allRules().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    private static Optional<ScalingRule> only(List<ScalingRule> rules) {
        return rules.size() == 1 ? Optional.of(rules.get(0)) : Optional.empty();
    }
}
