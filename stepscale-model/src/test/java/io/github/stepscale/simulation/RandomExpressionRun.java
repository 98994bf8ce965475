package io.github.stepscale.simulation;

import io.github.stepscale.expression.RandomExpression;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.ScalingBehavior;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.validation.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Random runs whose rules watch expressions over the metrics that traffic determines. */
final class RandomExpressionRun {
    private static final List<String> IDS = List.of("m1", "m2", "e_3");

    /** Of the size of their metrics, so that thresholds are met. */
    private static final List<String> FORMS = List.of(
            "m1",
            "FILL(m1, 0)",
            "FILL(m1, REPEAT)",
            "FILL(m1, LINEAR)",
            "m1 + DIFF(m1)",
            "ABS(DIFF(m1))",
            "RATE(m1) * PERIOD(m1)",
            "m1 + DIFF_TIME(m1) - PERIOD(m1)",
            "IF(m1 > 3, m1)",
            "IF(m1 > m2, m1, e_3)",
            "MAX([m1, m2])",
            "AVG([FILL(m1, REPEAT), m2])",
            "MIN(FILL(m1, 5), FILL(m2, m1))",
            "(m1 + e_3) / 2",
            "m1 / m2 * 10",
            "IF(FILL(m1, 0) > 2 AND e_3 < 100, m1, 0)",
            "DIFF(FILL(m1, 0)) ^ 2",
            "FILL(DIFF(m1), LINEAR)");

    private final Draw draw;
    private final Random random;

    private RandomExpressionRun(Random random) {
        this.random = random;
        this.draw = new Draw(random);
    }

    /** Empty where the rules do not go with such a metric. */
    static Optional<RandomRun> of(long seed) {
        Random random = new Random(seed * 15_485_863);
        random.nextLong();
        return new RandomExpressionRun(random).of(RandomRun.of(seed));
    }

    /** An expression over one metric. */
    static String ofOneMetric(long seed, String id) {
        Random random = new Random(seed * 15_485_863);
        random.nextLong();
        return random.nextInt(4) == 0
                ? new RandomExpression(random, List.of(id)).series(2)
                : FORMS.get(random.nextInt(FORMS.size())).replaceAll("m1|m2|e_3", id);
    }

    private Optional<RandomRun> of(RandomRun run) {
        ScalingDescription said = run.plan().scaling();
        EndpointKind kind = said.target().kind();
        try {
            ScalingPlan plan = ScalingPlan.of(new ScalingDescription(
                    said.target(),
                    said.capacity(),
                    said.suspended(),
                    said.schedules(),
                    said.wakeFromZero(),
                    math(kind),
                    scaling(said.scaling(), kind),
                    said.stack(),
                    said.allow()));
            return Optional.of(new RandomRun(plan, run.service(), run.trace()));
        } catch (InvalidValueException unfit) {
            return Optional.empty();
        }
    }

    private ScalingBehavior scaling(ScalingBehavior behavior, EndpointKind kind) {
        return behavior instanceof ExplicitScaling rules
                ? new ExplicitScaling(rules.rules().stream()
                        .map(rule -> rule instanceof ExplicitRule explicit && draw.chance(0.8)
                                ? new ExplicitRule(
                                        explicit.name(), watching(explicit.alarm(), math(kind)), explicit.policy())
                                : rule)
                        .toList())
                : behavior;
    }

    private MathMetric math(EndpointKind kind) {
        RandomRunMaker maker = new RandomRunMaker(draw);
        int period = draw.chance(0.6) ? 60 : draw.of(120, 300);
        String expression =
                draw.chance(0.7) ? draw.of(FORMS) : new RandomExpression(random, IDS).series(draw.between(1, 3));
        return new MathMetric(
                expression,
                Stream.of("m1", "m2", "e_3")
                        .map(id -> new MathMetric.Input(id, maker.metric(kind).withPeriod(period)))
                        .toList());
    }

    private static Alarm watching(Alarm alarm, MathMetric metric) {
        return new Alarm(
                metric,
                alarm.fill(),
                alarm.comparison(),
                alarm.threshold(),
                alarm.evaluationPeriods(),
                alarm.datapointsToAlarm(),
                alarm.treatMissingData());
    }
}
