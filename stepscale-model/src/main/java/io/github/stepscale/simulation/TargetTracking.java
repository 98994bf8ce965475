package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.service.Service;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Models the predefined target tracking of SageMaker: an alarm for three minutes above the target, an alarm for 15
 * minutes below 90 % of it, and the capacity at which the metric would meet the target.
 */
final class TargetTracking {
    private static final BigDecimal LOW = new BigDecimal("0.9");
    /** Maximum digits of an alarm threshold. */
    private static final MathContext DIGITS = new MathContext(15);
    /** The cooldown in both directions, in minutes. */
    private static final int COOLDOWN = 5;

    private TargetTracking() {}

    /**
     * Prepares a simulator of target tracking instead of the rules of the plan; empty without a target or a predefined
     * metric.
     */
    static Optional<Simulator> of(ScalingPlan plan, Service service) {
        if (service.effectiveTrackingTarget().isEmpty()) {
            return Optional.empty();
        }
        double target = service.effectiveTrackingTarget().getAsDouble();
        return predefinedMetric(plan.scaling().target().kind())
                .map(metric -> Simulator.of(plan, service, rules(metric, target, service.metricDelay())));
    }

    private static List<SimulatedRule> rules(SourceMetric metric, double target, int delay) {
        BigDecimal high = new BigDecimal(target, DIGITS);
        BigDecimal low = high.multiply(LOW).round(DIGITS);
        CapacityFormula response = new TrackingFormula(target);
        return List.of(
                rule(
                        "TrackingHigh",
                        metric,
                        alarm(metric, ComparisonOperator.GREATER_THAN_THRESHOLD, high, 3),
                        response,
                        delay),
                rule(
                        "TrackingLow",
                        metric,
                        alarm(metric, ComparisonOperator.LESS_THAN_THRESHOLD, low, 15),
                        response,
                        delay));
    }

    private static Alarm alarm(SourceMetric metric, ComparisonOperator comparison, BigDecimal threshold, int periods) {
        return new Alarm(metric, Fill.NONE, comparison, threshold, periods, periods, TreatMissingData.MISSING);
    }

    private static SimulatedRule rule(
            String id, SourceMetric watched, Alarm alarm, CapacityFormula response, int delay) {
        SimulatedMetric metric = SimulatedMetric.ofTraffic(watched).orElseThrow();
        return new SimulatedRule(
                id, metric.metric(), new AlarmEvaluator(alarm, metric, delay), response, COOLDOWN, false);
    }

    /** The metric of SageMaker's predefined target tracking; the other kinds have none. */
    private static Optional<SourceMetric> predefinedMetric(EndpointKind kind) {
        return switch (kind) {
            case REALTIME -> Optional.of(MetricCatalog.metric("InvocationsPerInstance", kind));
            case COMPONENT -> Optional.of(MetricCatalog.metric("InvocationsPerCopy", kind));
            case ASYNC, SERVERLESS -> Optional.empty();
        };
    }
}
