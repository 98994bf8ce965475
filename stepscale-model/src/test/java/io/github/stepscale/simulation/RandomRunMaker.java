package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.ScalingBehavior;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.stack.Dashboard;
import io.github.stepscale.policy.stack.StackSettings;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.policy.target.EndpointVariant;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.ServerlessVariant;
import io.github.stepscale.policy.target.SuspendedState;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.service.ChangeOverlap;
import io.github.stepscale.service.ScaleInBesideSuspendedScaleOut;
import io.github.stepscale.service.ScaleInDuringScaleOutCooldown;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ServiceBuilder;
import io.github.stepscale.service.ZeroTraffic;
import io.github.stepscale.service.ZeroTrafficByMetric;
import io.github.stepscale.traffic.Trace;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Draws runs in which thresholds, bounds, capacity and traffic are of one size, so that much happens in them. */
final class RandomRunMaker {
    /** The metrics that traffic determines. */
    private static final Map<EndpointKind, List<String>> METRICS = Map.of(
            EndpointKind.REALTIME, List.of("InvocationsPerInstance", "InvocationsPerInstance", "Invocations"),
            EndpointKind.SERVERLESS, List.of("Invocations"),
            EndpointKind.COMPONENT, List.of("InvocationsPerCopy", "InvocationsPerCopy", "NoCapacityInvocationFailures"),
            EndpointKind.ASYNC,
                    List.of(
                            "ApproximateBacklogSize",
                            "ApproximateBacklogSizePerInstance",
                            "HasBacklogWithoutCapacity"));

    private static final List<BigDecimal> UNITS =
            List.of(new BigDecimal("10"), new BigDecimal("1"), new BigDecimal("0.1"), new BigDecimal("25"));
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final Draw draw;
    private final BigDecimal unit;
    private final int minutes;

    RandomRunMaker(Draw draw) {
        this.draw = draw;
        this.unit = draw.of(UNITS);
        this.minutes = draw.between(45, 160);
    }

    RandomRun run() {
        Target target = target();
        CapacityRange range = range(target);
        SourceMetric metric = metric(target.kind());
        ScalingBehavior scaling = draw.chance(0.3) ? steps(range) : rules(target.kind());
        ScalingDescription said = new ScalingDescription(
                target,
                range,
                suspension(),
                schedules(target, range),
                draw.chance(0.5) ? Optional.empty() : Optional.of(draw.chance(0.7)),
                metric,
                scaling,
                new StackSettings(Optional.empty(), Optional.empty(), List.of(), Dashboard.DISABLED),
                new TreeSet<>());
        return new RandomRun(ScalingPlan.of(said), service(target, range), traffic(range));
    }

    private Target target() {
        return switch (draw.between(0, 9)) {
            case 0, 1, 2 -> new EndpointVariant("e", "v", false);
            case 3 -> new ServerlessVariant("e", "v");
            case 4, 5, 6 -> new InferenceComponent("c", Optional.empty());
            default -> new EndpointVariant("e", "v", true);
        };
    }

    private CapacityRange range(Target target) {
        int min = target.allowsZero() && draw.chance(0.6) ? 0 : draw.between(1, 3);
        return new CapacityRange(min, Math.max(1, min) + draw.between(0, 12));
    }

    SourceMetric metric(EndpointKind kind) {
        SourceMetric metric = MetricCatalog.metric(draw.of(METRICS.get(kind)), kind);
        return metric.withStatistic(
                        draw.of(MetricCatalog.find(metric).orElseThrow().statistics()))
                .withPeriod(draw.chance(0.6) ? 60 : draw.of(120, 180, 300));
    }

    private ScalingBehavior rules(EndpointKind kind) {
        RandomRuleMaker rules = new RandomRuleMaker(draw, unit);
        return rules.scaling(draw.between(1, 4), () -> metric(kind));
    }

    /** Scale-in below, scale-out above, and between them a gap or a hold. */
    private LadderScaling steps(CapacityRange range) {
        AdjustmentType type = draw.of(AdjustmentType.values());
        boolean exact = type == AdjustmentType.EXACT_CAPACITY;
        boolean split = !exact && draw.chance(0.5);
        List<BigDecimal> cuts = cuts(draw.between(2, 5));
        int firstOut = exact ? 0 : draw.between(1, cuts.size() - 1);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i <= cuts.size(); i++) {
            int amount = exact ? draw.between(0, range.max() + 2) : draw.between(1, 3) * (i > firstOut ? 1 : -1);
            boolean between = !exact && i == firstOut;
            if (between && draw.chance(0.5)) {
                continue;
            }
            steps.add(new Step(
                    i == 0 ? Optional.empty() : Optional.of(cuts.get(i - 1)),
                    i == cuts.size() ? Optional.empty() : Optional.of(cuts.get(i)),
                    type,
                    between ? 0 : type == AdjustmentType.PERCENT_CHANGE_IN_CAPACITY ? amount * 25 : amount));
        }
        boolean percent = type == AdjustmentType.PERCENT_CHANGE_IN_CAPACITY;
        return new LadderScaling(
                new StepLadder(steps),
                split ? Layout.SPLIT : Layout.SINGLE,
                Optional.empty(),
                settings(percent),
                split ? settings(percent) : RuleSettings.NONE,
                split ? settings(percent) : RuleSettings.NONE);
    }

    private List<BigDecimal> cuts(int count) {
        TreeSet<BigDecimal> cuts = new TreeSet<>();
        while (cuts.size() < count) {
            cuts.add(draw.halves(unit, 1, 10));
        }
        return List.copyOf(cuts);
    }

    private RuleSettings settings(boolean percent) {
        int periods = draw.between(1, 4);
        boolean said = draw.chance(0.6);
        return new RuleSettings(
                said ? OptionalInt.of(periods) : OptionalInt.empty(),
                said && draw.chance(0.5) ? OptionalInt.of(1) : OptionalInt.empty(),
                draw.chance(0.5) ? Optional.of(draw.of(TreatMissingData.values())) : Optional.empty(),
                draw.chance(0.5) ? Optional.of(draw.of(MetricAggregationType.values())) : Optional.empty(),
                draw.chance(0.7) ? OptionalInt.of(RandomRuleMaker.cooldown(draw)) : OptionalInt.empty(),
                percent && draw.chance(0.5) ? OptionalInt.of(draw.between(1, 3)) : OptionalInt.empty(),
                draw.chance(0.5) ? Optional.of(draw.of(List.of(Fill.NONE, Fill.ZERO))) : Optional.empty());
    }

    private SuspendedState suspension() {
        return draw.chance(0.8)
                ? SuspendedState.NONE
                : new SuspendedState(draw.chance(0.4), draw.chance(0.4), draw.chance(0.4));
    }

    /** One capacity lies in the range at all times, so that min never passes max. */
    private List<ScheduledAction> schedules(Target target, CapacityRange range) {
        List<ScheduledAction> schedules = new ArrayList<>();
        int common = draw.between(Math.max(1, range.min()), range.max());
        int count = draw.chance(0.5) ? 0 : draw.between(1, 3);
        for (int i = 0; i < count; i++) {
            boolean both = draw.chance(0.5);
            boolean minOnly = !both && draw.chance(0.5);
            int least = target.allowsZero() ? 0 : 1;
            schedules.add(new ScheduledAction(
                    "s" + i,
                    due(count == 1),
                    Optional.empty(),
                    Optional.empty(),
                    draw.chance(0.2) ? Optional.of(START.plusSeconds(3_600)) : Optional.empty(),
                    both || minOnly ? OptionalInt.of(draw.between(least, common)) : OptionalInt.empty(),
                    both || !minOnly ? OptionalInt.of(draw.between(common, common + 6)) : OptionalInt.empty()));
        }
        return schedules;
    }

    /** Between two schedules of one minute only their seconds could decide, so those with a second are alone. */
    private String due(boolean alone) {
        return switch (draw.between(0, 3)) {
            case 0, 1 -> {
                Instant time = START.plusSeconds(draw.between(0, minutes) * 60L + (alone ? draw.of(0, 30) : 0));
                yield "at(" + time.toString().replace("Z", "") + ")";
            }
            case 2 -> "rate(" + draw.between(11, 60) + " minutes)";
            default -> "cron(" + draw.of(List.of("*/20", "7,23,42", "30", "0/13")) + " * * * ? *)";
        };
    }

    Service service(Target target, CapacityRange range) {
        ServiceBuilder service = Service.builder()
                .scaleOutDelay(draw.chance(0.4) ? draw.between(0, 2) : draw.between(0, 9))
                .scaleInDelay(draw.between(0, 9))
                .metricDelay(draw.between(0, 3))
                .zeroTraffic(new ZeroTrafficByMetric(Map.of(
                        "InvocationsPerInstance", draw.of(ZeroTraffic.values()),
                        "Invocations", draw.of(ZeroTraffic.values()),
                        "InvocationsPerCopy", draw.of(ZeroTraffic.values()))))
                .overlap(draw.of(ChangeOverlap.values()))
                .scaleInDuringScaleOutCooldown(draw.of(ScaleInDuringScaleOutCooldown.values()))
                .scaleInBesideSuspendedScaleOut(draw.of(ScaleInBesideSuspendedScaleOut.values()));
        if (target.kind() == EndpointKind.ASYNC || draw.chance(0.8)) {
            service.requestsPerInstance(unit.doubleValue() * draw.of(List.of(0.5, 1.0, 2.0, 2.7, 4.0)));
        }
        if (draw.chance(0.5)) {
            service.initialCapacity(draw.between(range.min(), range.max()));
        }
        return service.build();
    }

    private Trace traffic(CapacityRange range) {
        double[] requests = new double[minutes];
        int minute = 0;
        while (minute < minutes) {
            int end = Math.min(minutes, minute + draw.between(1, 25));
            int shape = draw.between(0, 4);
            double level = level(range);
            double other = level(range);
            for (int first = minute; minute < end; minute++) {
                requests[minute] = switch (shape) {
                    case 0 -> 0;
                    case 1 -> level;
                    case 2 -> minute == first ? other : 0;
                    case 3 -> draw.chance(0.3) ? 0 : level(range);
                    default -> level + (other - level) * (minute - first) / (end - first);
                };
            }
        }
        return Trace.of(START, requests);
    }

    /** Halves of a unit times an instance count: divided by instances, they meet thresholds and bounds exactly. */
    private double level(CapacityRange range) {
        int instances = draw.between(1, Math.min(range.max(), 6));
        return draw.halves(unit, 0, 8).doubleValue() * instances;
    }
}
