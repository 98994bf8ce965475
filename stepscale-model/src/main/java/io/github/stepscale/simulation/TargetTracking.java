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

    private TargetTracking() {}

    /**
     * Prepares a simulator of target tracking instead of the rules of the plan; empty without a target or a predefined
     * metric.
     */
    static Optional<Simulator> of(ScalingPlan plan, Service service) {
        return service.effectiveTrackingTarget().isEmpty()
                ? Optional.empty()
                : of(
                        plan,
                        service,
                        TrackingSettings.of(service.effectiveTrackingTarget().getAsDouble()));
    }

    static Optional<Simulator> of(ScalingPlan plan, Service service, TrackingSettings settings) {
        return predefinedMetric(plan.scaling().target().kind())
                .map(metric -> Simulator.of(plan, service, rules(metric, settings, service.metricDelay())));
    }

    private static List<SimulatedRule> rules(SourceMetric metric, TrackingSettings settings, int delay) {
        BigDecimal high = new BigDecimal(settings.target(), DIGITS);
        BigDecimal low = high.multiply(LOW).round(DIGITS);
        CapacityFormula response = new TrackingFormula(settings.target());
        Alarm above = alarm(metric, ComparisonOperator.GREATER_THAN_THRESHOLD, high, 3);
        Alarm below = alarm(metric, ComparisonOperator.LESS_THAN_THRESHOLD, low, 15);
        return List.of(
                rule("TrackingHigh", metric, above, response, settings.scaleOutCooldown(), delay),
                rule("TrackingLow", metric, below, response, settings.scaleInCooldown(), delay));
    }

    private static Alarm alarm(SourceMetric metric, ComparisonOperator comparison, BigDecimal threshold, int periods) {
        return new Alarm(metric, Fill.NONE, comparison, threshold, periods, periods, TreatMissingData.MISSING);
    }

    private static SimulatedRule rule(
            String id, SourceMetric watched, Alarm alarm, CapacityFormula response, int cooldown, int delay) {
        SimulatedMetric metric = SimulatedMetric.ofTraffic(watched).orElseThrow();
        AlarmEvaluator evaluator = new AlarmEvaluator(alarm, metric, delay);
        int minutes = (cooldown + 59) / 60;
        return new SimulatedRule(id, metric.metric(), evaluator, response, minutes, false);
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
