package io.github.stepscale.simulation;

import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.UtilizationByMetric;
import io.github.stepscale.curve.UtilizationLaw;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.service.Service;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes runs in which most alarms have a period below a minute, and most watch the response of instances. */
final class RandomTickRun {
    private static final Map<EndpointKind, List<String>> METRICS = Map.of(
            EndpointKind.REALTIME,
            List.of(
                    "ConcurrentRequestsPerModel",
                    "ConcurrentRequestsPerModel",
                    "ModelLatency",
                    "CPUUtilization",
                    "Invocation5XXErrors",
                    "InvocationsPerInstance",
                    "Invocations"),
            EndpointKind.COMPONENT,
            List.of(
                    "ConcurrentRequestsPerCopy",
                    "ConcurrentRequestsPerCopy",
                    "ModelLatency",
                    "Invocation5XXErrors",
                    "InvocationsPerCopy",
                    "NoCapacityInvocationFailures"),
            EndpointKind.ASYNC,
            List.of("ModelLatency", "CPUUtilization"),
            EndpointKind.SERVERLESS,
            List.of("Invocations"));
    private static final MathContext DIGITS = new MathContext(3);

    private final Draw draw;
    private final RandomRun plain;
    private final Service service;
    private final ServiceCurve curve;

    private RandomTickRun(long seed) {
        Random random = new Random(seed * 15_485_863);
        random.nextLong();
        this.draw = new Draw(random);
        this.plain = RandomRun.of(seed);
        this.service = new RandomCurve(draw)
                .service(plain).toBuilder()
                        .concurrencyPeak(draw.of(List.of(1.0, 1.5, 2.3)))
                        .utilization(new UtilizationByMetric(
                                Map.of("CPUUtilization", new UtilizationLaw(5, draw.of(95, 310)))))
                        .build();
        this.curve = service.responseCurve().orElseThrow();
    }

    static RandomRun of(long seed) {
        return new RandomTickRun(seed).run();
    }

    private RandomRun run() {
        ScalingDescription said = plain.plan().scaling();
        List<NamedRule> rules = new ArrayList<>();
        int count = draw.between(1, 3);
        for (int i = 0; i < count; i++) {
            rules.add(rule("r" + i, said.target().kind()));
        }
        return new RandomRun(plan(said, rules), service, plain.trace());
    }

    private static ScalingPlan plan(ScalingDescription said, List<NamedRule> rules) {
        return ScalingPlan.of(new ScalingDescription(
                said.target(),
                said.capacity(),
                said.suspended(),
                said.schedules(),
                said.wakeFromZero(),
                said.metric(),
                new ExplicitScaling(rules),
                said.stack(),
                said.allow()));
    }

    /** The same plan with an expression over the metric m of each rule. */
    static ScalingPlan watching(String expression, ScalingPlan plan) {
        ExplicitScaling scaling = (ExplicitScaling) plan.scaling().scaling();
        return plan(
                plan.scaling(),
                scaling.rules().stream()
                        .map(rule -> watching(expression, (ExplicitRule) rule))
                        .toList());
    }

    private static NamedRule watching(String expression, ExplicitRule rule) {
        Alarm alarm = rule.alarm();
        MathMetric.Input input = new MathMetric.Input("m", (SourceMetric) alarm.metric());
        return new ExplicitRule(
                rule.name(),
                new Alarm(
                        new MathMetric(expression, List.of(input)),
                        alarm.fill(),
                        alarm.comparison(),
                        alarm.threshold(),
                        alarm.evaluationPeriods(),
                        alarm.datapointsToAlarm(),
                        alarm.treatMissingData()),
                rule.policy());
    }

    private NamedRule rule(String id, EndpointKind kind) {
        SourceMetric metric = metric(kind);
        ExplicitScaling one = new RandomRuleMaker(draw, unit(metric)).scaling(1, () -> metric);
        ExplicitRule drawn = (ExplicitRule) one.rules().get(0);
        return new ExplicitRule(id, drawn.alarm(), drawn.policy());
    }

    private SourceMetric metric(EndpointKind kind) {
        SourceMetric metric = MetricCatalog.metric(draw.of(METRICS.get(kind)), kind);
        int period = draw.chance(0.8) ? draw.of(10, 20, 30) : draw.of(60, 120, 300);
        return metric.withStatistic(statistic(metric, period)).withPeriod(period);
    }

    private Statistic statistic(SourceMetric metric, int period) {
        if (metric.name().equals("ModelLatency")) {
            return period <= 60 && !curve.quantiles().isEmpty() && draw.chance(0.5)
                    ? new Statistic(draw.of(List.copyOf(curve.quantiles())).statistic())
                    : Statistic.AVERAGE;
        }
        if (metric.name().startsWith("Concurrent")) {
            return draw.chance(0.6) ? Statistic.MAXIMUM : Statistic.AVERAGE;
        }
        return metric.name().equals("CPUUtilization") ? Statistic.AVERAGE : Statistic.SUM;
    }

    /** Thresholds are up to four units, bounds up to six further. */
    private BigDecimal unit(SourceMetric metric) {
        double unit = switch (metric.name()) {
            case "ModelLatency" -> 1_000 * curve.mean().at(curve.lastRate() / 2);
            case "CPUUtilization" -> 12;
            case "Invocation5XXErrors", "NoCapacityInvocationFailures" ->
                plain.trace().peak() / 50 + 1;
            case "ConcurrentRequestsPerModel", "ConcurrentRequestsPerCopy" -> curve.lastConcurrency() / 3;
            default -> plain.trace().peak() / 24 + 0.1;
        };
        return new BigDecimal(unit).round(DIGITS);
    }
}
