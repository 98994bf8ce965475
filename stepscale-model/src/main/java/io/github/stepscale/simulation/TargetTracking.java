package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.PredefinedMetric;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.service.Service;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Models the predefined target tracking of SageMaker: an alarm for three minutes above the target, an alarm for 15
 * minutes below 90 % of it, and the capacity at which the metric would meet the target.
 */
final class TargetTracking {
    private static final BigDecimal LOW = new BigDecimal("0.9");
    /** Maximum digits of an alarm threshold. */
    private static final MathContext DIGITS = new MathContext(15);

    /** The cooldown of the reference in both directions, in seconds. */
    private static final int COOLDOWN = TrackingScaling.DEFAULT_COOLDOWN;

    private static final Set<PredefinedMetric> SIMULATED =
            Set.of(PredefinedMetric.VARIANT_INVOCATIONS, PredefinedMetric.COPY_INVOCATIONS);

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
        return usualMetric(plan.scaling().target().kind())
                .map(metric -> Simulator.of(
                        plan, service, rules(metric.published(), target, service.metricDelay(), COOLDOWN, COOLDOWN)));
    }

    /** Whether a metric is one that traffic determines and whose alarms are known. */
    static boolean isSimulated(PredefinedMetric metric) {
        return SIMULATED.contains(metric);
    }

    /** The rules of target tracking: the high alarm and the low alarm that AWS makes. */
    static List<SimulatedRule> rules(TrackingScaling tracking, Service service) {
        return rules(
                tracking.metric().published(),
                tracking.target().doubleValue(),
                service.metricDelay(),
                tracking.scaleOutCooldown(),
                tracking.scaleInCooldown());
    }

    private static List<SimulatedRule> rules(
            SourceMetric metric, double target, int delay, int scaleOutCooldown, int scaleInCooldown) {
        BigDecimal high = new BigDecimal(target, DIGITS);
        BigDecimal low = high.multiply(LOW).round(DIGITS);
        CapacityFormula response = new TrackingFormula(target);
        return List.of(
                rule(
                        "TrackingHigh",
                        metric,
                        alarm(metric, ComparisonOperator.GREATER_THAN_THRESHOLD, high, 3),
                        response,
                        delay,
                        scaleOutCooldown),
                rule(
                        "TrackingLow",
                        metric,
                        alarm(metric, ComparisonOperator.LESS_THAN_THRESHOLD, low, 15),
                        response,
                        delay,
                        scaleInCooldown));
    }

    private static Alarm alarm(SourceMetric metric, ComparisonOperator comparison, BigDecimal threshold, int periods) {
        return new Alarm(metric, Fill.NONE, comparison, threshold, periods, periods, TreatMissingData.MISSING);
    }

    private static SimulatedRule rule(
            String id, SourceMetric watched, Alarm alarm, CapacityFormula response, int delay, int cooldown) {
        SimulatedMetric metric = SimulatedMetric.ofTraffic(watched).orElseThrow();
        return new SimulatedRule(
                id,
                metric.metric(),
                new AlarmEvaluator(alarm, metric, delay),
                response,
                SimulatedRule.cooldownMinutes(cooldown),
                false);
    }

    /** The metric of target tracking as a reference; the other kinds have none. */
    private static Optional<PredefinedMetric> usualMetric(EndpointKind kind) {
        return PredefinedMetric.of(kind).filter(TargetTracking::isSimulated).findFirst();
    }
}
