package io.github.stepscale.plan;

import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.LadderRule;
import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.MetricRule;
import io.github.stepscale.policy.PromQlRule;
import io.github.stepscale.policy.ScalingBehavior;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.steps.RuleKind;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.Step;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Translates a description into scaling rules. */
final class Planner {
    private Planner() {}

    static List<ScalingRule> rules(ScalingDescription scaling) {
        ScalingBehavior how = scaling.scaling();
        if (how instanceof ExplicitScaling several) {
            return several.metricRules().stream().map(Planner::rule).toList();
        }
        if (!(how instanceof LadderScaling steps)) {
            return List.of();
        }
        return steps.kinds().stream()
                .map(kind -> rule(kind.id(), kind, steps, scaling.metric()))
                .toList();
    }

    static List<PromQlScalingRule> promQlRules(ScalingDescription scaling) {
        return scaling.scaling() instanceof ExplicitScaling several
                ? several.promQlRules().stream().map(Planner::rule).toList()
                : List.of();
    }

    private static PromQlScalingRule rule(PromQlRule query) {
        return new PromQlScalingRule(query.id(), query.alarm(), query.policy().policy());
    }

    private static ScalingRule rule(MetricRule named) {
        if (named instanceof LadderRule steps) {
            return rule(steps.id(), steps.kind(), steps.scaling(), steps.metric());
        }
        ExplicitRule explicit = (ExplicitRule) named;
        return new ScalingRule(explicit.id(), explicit.alarm(), explicit.policy());
    }

    private static ScalingRule rule(String id, RuleKind kind, LadderScaling steps, Metric metric) {
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
        StepScalingPolicy policy = new StepScalingPolicy(
                steps.ladder().type(),
                steps.steps(kind).stream()
                        .map(step -> relative(step, threshold))
                        .toList(),
                settings.cooldown().orElseThrow(),
                settings.metricAggregationType().orElseThrow(),
                settings.minAdjustmentMagnitude());
        return new ScalingRule(id, alarm, policy);
    }

    private static StepAdjustment relative(Step step, BigDecimal threshold) {
        return new StepAdjustment(
                step.lower().map(bound -> bound.subtract(threshold)),
                step.upper().map(bound -> bound.subtract(threshold)),
                step.amount());
    }

    /**
     * The rules that wake an asynchronous endpoint and an inference component. Source: SageMaker AI Developer Guide,
     * "Autoscale an asynchronous endpoint" and "Scale an endpoint to zero instances".
     */
    static Optional<ScalingRule> wake(ScalingDescription scaling) {
        if (!scaling.hasWakeRule()) {
            return Optional.empty();
        }
        return Optional.of(
                scaling.target().kind() == EndpointKind.ASYNC
                        ? wake(
                                wakeAlarm("HasBacklogWithoutCapacity", EndpointKind.ASYNC, 2, TreatMissingData.MISSING),
                                MetricAggregationType.AVERAGE,
                                300)
                        : wake(
                                wakeAlarm(
                                        "NoCapacityInvocationFailures",
                                        EndpointKind.COMPONENT,
                                        1,
                                        TreatMissingData.NOT_BREACHING),
                                MetricAggregationType.MAXIMUM,
                                60));
    }

    private static ScalingRule wake(Alarm alarm, MetricAggregationType aggregation, int cooldown) {
        StepAdjustment addOne = new StepAdjustment(Optional.of(BigDecimal.ZERO), Optional.empty(), 1);
        return new ScalingRule(
                ExplicitScaling.WAKE_ID,
                alarm,
                new StepScalingPolicy(
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
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                BigDecimal.ONE,
                periods,
                periods,
                missing);
    }
}
