package io.github.stepscale.plan;

import io.github.stepscale.policy.AdjustmentType;
import io.github.stepscale.policy.Aggregation;
import io.github.stepscale.policy.Alarm;
import io.github.stepscale.policy.Comparison;
import io.github.stepscale.policy.EndpointKind;
import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.Fill;
import io.github.stepscale.policy.Metric;
import io.github.stepscale.policy.MetricCatalog;
import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.policy.RuleKind;
import io.github.stepscale.policy.RuleSettings;
import io.github.stepscale.policy.RulesScaling;
import io.github.stepscale.policy.Scaling;
import io.github.stepscale.policy.Step;
import io.github.stepscale.policy.StepAdjustment;
import io.github.stepscale.policy.StepPolicy;
import io.github.stepscale.policy.StepScaling;
import io.github.stepscale.policy.StepsRule;
import io.github.stepscale.policy.StepsScaling;
import io.github.stepscale.policy.TreatMissingData;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes rules of what the user said. */
final class Planner {
    private Planner() {}

    static List<Rule> rules(StepScaling scaling) {
        Scaling how = scaling.scaling();
        if (how instanceof RulesScaling several) {
            return several.rules().stream().map(Planner::rule).toList();
        }
        StepsScaling steps = (StepsScaling) how;
        return steps.kinds().stream()
                .map(kind -> rule(kind.id(), kind, steps, scaling.metric()))
                .toList();
    }

    private static Rule rule(NamedRule named) {
        if (named instanceof StepsRule steps) {
            return rule(steps.id(), steps.kind(), steps.scaling(), steps.metric());
        }
        ExplicitRule explicit = (ExplicitRule) named;
        return new Rule(explicit.id(), explicit.alarm(), explicit.policy());
    }

    private static Rule rule(String id, RuleKind kind, StepsScaling steps, Metric metric) {
        RuleSettings settings = steps.settings(kind, metric);
        BigDecimal threshold = steps.threshold(kind);
        Alarm alarm = new Alarm(
                metric,
                settings.fill().orElseThrow(),
                kind.comparison(),
                threshold,
                settings.evaluationPeriods().orElseThrow(),
                settings.datapointsToAlarm().orElseThrow(),
                settings.treatMissingData().orElseThrow());
        StepPolicy policy = new StepPolicy(
                steps.ladder().type(),
                steps.steps(kind).stream()
                        .map(step -> relative(step, threshold))
                        .toList(),
                settings.cooldown().orElseThrow(),
                settings.metricAggregationType().orElseThrow(),
                settings.minAdjustmentMagnitude());
        return new Rule(id, alarm, policy);
    }

    private static StepAdjustment relative(Step step, BigDecimal threshold) {
        return new StepAdjustment(
                step.lower().map(bound -> bound.subtract(threshold)),
                step.upper().map(bound -> bound.subtract(threshold)),
                step.amount());
    }

    /** The rules by which AWS's own guides wake an async endpoint and an inference component. */
    static Optional<Rule> wake(StepScaling scaling) {
        if (!scaling.wakes()) {
            return Optional.empty();
        }
        return Optional.of(
                scaling.target().kind() == EndpointKind.ASYNC
                        ? wake(
                                wakeAlarm("HasBacklogWithoutCapacity", EndpointKind.ASYNC, 2, TreatMissingData.MISSING),
                                Aggregation.AVERAGE,
                                300)
                        : wake(
                                wakeAlarm(
                                        "NoCapacityInvocationFailures",
                                        EndpointKind.COMPONENT,
                                        1,
                                        TreatMissingData.NOT_BREACHING),
                                Aggregation.MAXIMUM,
                                60));
    }

    private static Rule wake(Alarm alarm, Aggregation aggregation, int cooldown) {
        StepAdjustment addOne = new StepAdjustment(Optional.of(BigDecimal.ZERO), Optional.empty(), 1);
        return new Rule(
                RulesScaling.WAKE_ID,
                alarm,
                new StepPolicy(
                        AdjustmentType.CHANGE_IN_CAPACITY,
                        List.of(addOne),
                        cooldown,
                        aggregation,
                        OptionalInt.empty()));
    }

    private static Alarm wakeAlarm(String metric, EndpointKind kind, int periods, TreatMissingData missing) {
        return new Alarm(
                MetricCatalog.metric(metric, kind),
                Fill.NONE,
                Comparison.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                BigDecimal.ONE,
                periods,
                periods,
                missing);
    }
}
