package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.LadderRule;
import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.policy.ScalingBehavior;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.service.Service;
import io.github.stepscale.testing.RandomScaling;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.InvalidValueException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes runs of the scalings that all property tests share: their metric becomes one that traffic determines, and the
 * traffic meets their thresholds and bounds.
 */
final class RandomScalingRun {
    private static final double MOST = 1e11;

    private final Draw draw;
    private final ScalingDescription said;

    private RandomScalingRun(long seed) {
        this.draw = new Draw(new Random(seed * 104_729));
        this.said = RandomScaling.of(seed);
    }

    /** Empty where the steps do not go with such a metric. */
    static Optional<RandomRun> of(long seed) {
        return new RandomScalingRun(seed).run();
    }

    private Optional<RandomRun> run() {
        EndpointKind kind = said.target().kind();
        RandomRunMaker maker = new RandomRunMaker(draw);
        try {
            ScalingPlan plan = ScalingPlan.of(new ScalingDescription(
                    said.target(),
                    said.capacity(),
                    said.suspended(),
                    said.schedules(),
                    said.wakeFromZero(),
                    maker.metric(kind),
                    scaling(maker, kind),
                    said.stack(),
                    said.allow()));
            List<Double> values = values(plan);
            Service service = maker.service(said.target(), said.capacity()).toBuilder()
                    .requestsPerInstance(Math.max(0.5, draw.of(values)))
                    .build();
            return Optional.of(new RandomRun(plan, service, traffic(values)));
        } catch (InvalidValueException unfit) {
            return Optional.empty();
        }
    }

    private ScalingBehavior scaling(RandomRunMaker maker, EndpointKind kind) {
        return said.scaling() instanceof ExplicitScaling rules
                ? new ExplicitScaling(rules.rules().stream()
                        .map(rule -> watching(rule, maker.metric(kind)))
                        .toList())
                : said.scaling();
    }

    private static NamedRule watching(NamedRule rule, Metric metric) {
        if (rule instanceof LadderRule steps) {
            return new LadderRule(steps.name(), metric, steps.ladder(), steps.threshold(), steps.settings());
        }
        ExplicitRule explicit = (ExplicitRule) rule;
        return new ExplicitRule(explicit.name(), watching(explicit.alarm(), metric), explicit.policy());
    }

    private static Alarm watching(Alarm alarm, Metric metric) {
        return new Alarm(
                metric,
                alarm.fill(),
                alarm.comparison(),
                alarm.threshold(),
                alarm.evaluationPeriods(),
                alarm.datapointsToAlarm(),
                alarm.treatMissingData());
    }

    /** The values of a metric at which something changes. */
    private static List<Double> values(ScalingPlan plan) {
        Stream<BigDecimal> ofRules = plan.allRules().stream()
                .flatMap(rule -> Stream.concat(Stream.of(rule.alarm().threshold()), bounds(rule)));
        return Stream.concat(Stream.of(BigDecimal.ONE), ofRules)
                .map(BigDecimal::doubleValue)
                .filter(value -> value >= 0)
                .map(value -> Math.min(MOST, value))
                .toList();
    }

    private static Stream<BigDecimal> bounds(ScalingRule rule) {
        return rule.policy().stepAdjustments().stream()
                .flatMap(step -> Stream.concat(rule.lower(step).stream(), rule.upper(step).stream()));
    }

    private Trace traffic(List<Double> values) {
        double[] requests = new double[draw.between(45, 160)];
        int minute = 0;
        while (minute < requests.length) {
            double level = draw.chance(0.25) ? 0 : draw.of(values) * draw.between(1, 5);
            int end = Math.min(requests.length, minute + draw.of(1, 2, 5, 20));
            while (minute < end) {
                requests[minute++] = level;
            }
        }
        return Trace.of(Instant.parse("2026-03-01T08:00:00Z"), requests);
    }
}
