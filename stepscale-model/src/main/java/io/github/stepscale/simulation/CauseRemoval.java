package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.ScalingBehavior;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Runs a plan again and again, each time with one more of its causes of shortage removed. */
final class CauseRemoval {
    private final ScalingPlan plan;
    private final Service service;
    private final Trace trace;
    private final ShortageMeter meter;

    CauseRemoval(ScalingPlan plan, Service service, Trace trace, ShortageMeter meter) {
        this.plan = plan;
        this.service = service;
        this.trace = trace;
        this.meter = meter;
    }

    /** The causes; empty if requests wait without end, or if no number of instances keeps the limit of the latency. */
    Optional<ShortageCauses> causes() {
        double total = meter.of(run(plan, service));
        if (total == 0) {
            return Optional.of(new ShortageCauses(meter.measure(), BigDecimal.ZERO, List.of(), BigDecimal.ZERO));
        }
        return meter.enough(service)
                .map(each -> shortages(total, each))
                .filter(all -> all.stream().allMatch(Double::isFinite))
                .map(all -> ShortageCauses.of(meter.measure(), all));
    }

    /** The shortage as it is, then after each removal. */
    private List<Double> shortages(double total, Throughput each) {
        Service quick = service.toBuilder().scaleOutDelay(0).build();
        Service informed = quick.toBuilder().metricDelay(0).build();
        ScalingPlan restless = withoutCooldown(plan);
        SimulatedRun policy = run(restless, informed);
        ImmediateResponse response = new ImmediateResponse(policy.timeline().running, each);
        RunConditions conditions = conditions(restless, informed);
        return List.of(
                total,
                meter.of(run(plan, quick)),
                meter.of(run(plan, informed)),
                meter.of(policy),
                meter.of(response.within(conditions)),
                meter.of(response.unlimited(conditions)));
    }

    private SimulatedRun run(ScalingPlan now, Service changed) {
        return SimulatedRun.of(conditions(now, changed), Simulator.of(now, changed));
    }

    private RunConditions conditions(ScalingPlan now, Service changed) {
        return RunConditions.of(now, changed, meter.latency(), trace);
    }

    private static ScalingPlan withoutCooldown(ScalingPlan plan) {
        return new ScalingPlan(
                withoutCooldown(plan.scaling()),
                plan.rules().stream().map(CauseRemoval::withoutCooldown).toList(),
                plan.wake().map(CauseRemoval::withoutCooldown));
    }

    private static ScalingRule withoutCooldown(ScalingRule rule) {
        StepScalingPolicy policy = rule.policy();
        return new ScalingRule(
                rule.id(),
                rule.alarm(),
                new StepScalingPolicy(
                        policy.adjustmentType(),
                        policy.stepAdjustments(),
                        0,
                        policy.metricAggregationType(),
                        policy.minAdjustmentMagnitude()));
    }

    /** Only target tracking is run from the description itself. */
    private static ScalingDescription withoutCooldown(ScalingDescription scaling) {
        return scaling.scaling() instanceof TrackingScaling tracking
                ? with(scaling, new TrackingScaling(tracking.metric(), tracking.target(), 0, 0))
                : scaling;
    }

    private static ScalingDescription with(ScalingDescription scaling, ScalingBehavior behavior) {
        return new ScalingDescription(
                scaling.target(),
                scaling.capacity(),
                scaling.suspended(),
                scaling.schedules(),
                scaling.wakeFromZero(),
                scaling.metric(),
                behavior,
                scaling.stack(),
                scaling.allow());
    }
}
