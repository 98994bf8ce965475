package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.validation.Validator;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a plan can be simulated at all. */
final class SimulableChecks {
    private static final String SIMULATED =
            Arrays.stream(TrafficMetric.values()).map(TrafficMetric::awsName).collect(Collectors.joining(", "));

    private SimulableChecks() {}

    static void require(ScalingPlan plan, Service service) {
        Validator checks = new Validator();
        for (int i = 0; i < plan.allRules().size(); i++) {
            require(checks, plan, plan.allRules().get(i), metricPath(plan, i), service);
        }
        requireCapacity(checks, plan, service);
        checks.throwIfAny();
    }

    /** Where the metric of a rule stands: in the rule if it has one of its own. */
    private static String metricPath(ScalingPlan plan, int index) {
        if (plan.scaling().scaling() instanceof ExplicitScaling several
                && index < several.rules().size()
                && !several.rules().get(index).metric().equals(plan.scaling().metric())) {
            boolean explicit = several.rules().get(index) instanceof ExplicitRule;
            return "rules[" + index + "]." + (explicit ? "alarm.metric" : "metric");
        }
        return "metric";
    }

    private static void require(
            Validator checks, ScalingPlan plan, ScalingRule rule, String metricPath, Service service) {
        Optional<SimulatedMetric> metric = SimulatedMetric.of(rule.alarm());
        checks.require(
                metric.isPresent() && isOfTarget(plan, rule),
                metricPath,
                () -> "the alarm of " + rule.id() + " watches "
                        + rule.alarm().metric().label()
                        + ", which traffic does not determine: " + SIMULATED + " of the target itself, by the minute or"
                        + " more, with Sum, Average, Minimum or Maximum can be simulated",
                "Simulate a policy with one of these");
        checks.require(
                metric.filter(known -> known.metric().ofBacklog()).isEmpty()
                        || service.requestsPerInstance().isPresent(),
                Validator.ABSENT,
                "service.requestsPerInstance",
                "is missing: how long requests wait, which "
                        + rule.alarm().metric().label() + " tells, follows from it",
                "Write how many requests a minute one instance serves");
    }

    /** A dimension with a value of its own may mean another endpoint. */
    private static boolean isOfTarget(ScalingPlan plan, ScalingRule rule) {
        return rule.alarm().metric() instanceof SourceMetric source
                && source.dimensions().stream()
                        .allMatch(dimension -> dimension.value().isEmpty()
                                || dimension
                                        .value()
                                        .equals(Optional.ofNullable(
                                                plan.scaling().target().names().get(dimension.name()))));
    }

    private static void requireCapacity(Validator checks, ScalingPlan plan, Service service) {
        int least = plan.scaling().capacity().min();
        int most = plan.scaling().capacity().max();
        int initial = service.initialCapacity().orElse(least);
        checks.require(
                initial >= least && initial <= most,
                Validator.TOGETHER,
                "service.initialCapacity",
                () -> initial + " is not in the range of the capacity: " + least + " to " + most + " is allowed",
                "Write a number in that range");
    }
}
