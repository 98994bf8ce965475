package io.github.stepscale.simulation;

import io.github.stepscale.plan.PromQlScalingRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.MetricRule;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.service.Service;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import io.github.stepscale.validation.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Requires that a plan can be simulated. */
final class SimulationPreconditions {
    private static final String SIMULATED =
            Arrays.stream(TrafficMetric.values()).map(TrafficMetric::awsName).collect(Collectors.joining(", "));

    private SimulationPreconditions() {}

    static void require(ScalingPlan plan, Service service) {
        Validator checks = new Validator();
        List<ScalingRule> rules = plan.allRules();
        for (int i = 0; i < rules.size(); i++) {
            require(checks, plan, rules.get(i), metricPath(plan, i), service);
        }
        plan.tracking().ifPresent(tracking -> require(checks, tracking));
        plan.promQlRules().forEach(rule -> refuse(checks, plan, rule));
        requireCapacity(checks, plan, service);
        checks.throwIfAny();
    }

    /** The path of the metric of a rule: in the rule if it has a metric of its own. */
    private static String metricPath(ScalingPlan plan, int index) {
        if (plan.scaling().scaling() instanceof ExplicitScaling several
                && index < several.metricRules().size()
                && !several.metricRules()
                        .get(index)
                        .metric()
                        .equals(plan.scaling().metric())) {
            MetricRule rule = several.metricRules().get(index);
            return item(several, rule.id()) + (rule instanceof ExplicitRule ? ".alarm.metric" : ".metric");
        }
        return "metric";
    }

    private static void require(Validator checks, TrackingScaling tracking) {
        checks.require(
                TargetTracking.isSimulated(tracking.metric()),
                "tracking.metric",
                () -> tracking.metric().awsName() + " cannot be simulated: the alarms that AWS makes for it are not"
                        + " documented; those of InvocationsPerInstance and InvocationsPerCopy are modelled",
                "Simulate a policy on one of these");
    }

    private static void refuse(Validator checks, ScalingPlan plan, PromQlScalingRule rule) {
        ExplicitScaling several = (ExplicitScaling) plan.scaling().scaling();
        checks.require(
                false,
                item(several, rule.id()) + ".alarm.promQl",
                "the alarm of " + rule.id()
                        + " evaluates a PromQL query, which traffic does not determine: only rules on"
                        + " metrics can be simulated",
                "Simulate a file without this rule");
    }

    private static String item(ExplicitScaling several, String id) {
        return "rules[" + several.position(id) + "]";
    }

    private static void require(
            Validator checks, ScalingPlan plan, ScalingRule rule, String metricPath, Service service) {
        Metric metric = rule.alarm().metric();
        if (metric instanceof MathMetric math) {
            requireExpression(checks, plan, rule, math, metricPath, service);
        } else if (metric instanceof SourceMetric source) {
            require(checks, plan, rule, source, metricPath, service);
        } else {
            checks.addAll(List.of(undetermined(rule, metric.label(), metricPath)));
        }
    }

    /** An expression without mistakes, over metrics that can be simulated; one that it does not use may be any. */
    private static void requireExpression(
            Validator checks, ScalingPlan plan, ScalingRule rule, MathMetric math, String path, Service service) {
        List<String> used = new ArrayList<>();
        try {
            used.addAll(SimulatedMetric.expression(math).operands());
        } catch (InvalidValueException invalid) {
            checks.addAll(invalid.violations().stream()
                    .map(violation -> violation.under(path + ".expression"))
                    .toList());
            math.inputs().forEach(input -> used.add(input.id()));
        }
        math.inputs().stream()
                .filter(input -> used.contains(input.id()))
                .forEach(
                        input -> require(checks, plan, rule, input.metric(), path + ".metrics." + input.id(), service));
    }

    private static void require(
            Validator checks,
            ScalingPlan plan,
            ScalingRule rule,
            SourceMetric source,
            String metricPath,
            Service service) {
        Optional<Violation> missing = missing(plan, source, metricPath, service);
        if (missing.isPresent() && isOfTarget(plan, source)) {
            checks.addAll(List.of(missing.get()));
            return;
        }
        Optional<SimulatedMetric> metric = SimulatedMetric.of(source, service);
        if (metric.isEmpty() || !isOfTarget(plan, source)) {
            checks.addAll(List.of(undetermined(rule, source.label(), metricPath)));
        }
        checks.require(
                        metric.filter(known -> isBacklogOfTicks(known.metric())).isEmpty(),
                        metricPath + ".period",
                        () -> source.period() + " s is too short to simulate " + source.label()
                                + ": the backlog is known at the end of each minute",
                        "Write a period of 60 s or more, as often as AWS publishes it")
                .require(
                        metric.filter(known -> known.metric().dependsOnBacklog())
                                        .isEmpty()
                                || service.requestsPerInstance().isPresent(),
                        Validator.ABSENT,
                        "service.requestsPerInstance",
                        "is missing: how long requests wait, which " + source.label() + " tells, follows from it",
                        "Write how many requests a minute one instance serves");
    }

    private static boolean isBacklogOfTicks(PublishedMetric metric) {
        return metric instanceof TickMetric && metric.dependsOnBacklog();
    }

    private static Violation undetermined(ScalingRule rule, String label, String metricPath) {
        return new Violation(
                Validator.VALUE,
                metricPath,
                "the alarm of " + rule.id() + " watches " + label + ", which traffic does not determine: " + SIMULATED
                        + " of the target itself, with Sum, Average, Minimum or Maximum, can be simulated, and with"
                        + " service.curve latency, concurrency, utilization and 5XX errors",
                "Simulate a policy with one of these");
    }

    /** What is missing for a metric that follows from the response of instances. */
    private static Optional<Violation> missing(
            ScalingPlan plan, SourceMetric source, String metricPath, Service service) {
        Optional<ResponseMetrics> metrics = ResponseMetrics.of(source, service);
        return plan.scaling().target().kind() == EndpointKind.SERVERLESS
                ? metrics.map(serverless -> new Violation(
                        Validator.TOGETHER,
                        metricPath,
                        source.label() + " of a serverless variant cannot be simulated: it has no instances",
                        "Simulate a policy on Invocations"))
                : metrics.flatMap(known -> known.missing(metricPath));
    }

    /** A dimension with a fixed value may belong to another endpoint. */
    private static boolean isOfTarget(ScalingPlan plan, SourceMetric source) {
        return source.dimensions().stream()
                .allMatch(dimension -> dimension.value().isEmpty()
                        || dimension
                                .value()
                                .equals(Optional.ofNullable(
                                        plan.scaling().target().names().get(dimension.name()))));
    }

    private static void requireCapacity(Validator checks, ScalingPlan plan, Service service) {
        int min = plan.scaling().capacity().min();
        int max = plan.scaling().capacity().max();
        int initial = service.initialCapacity().orElse(min);
        checks.require(
                initial >= min && initial <= max,
                Validator.TOGETHER,
                "service.initialCapacity",
                () -> initial + " is not in the range of the capacity: " + min + " to " + max + " is allowed",
                "Write a number in that range");
    }
}
