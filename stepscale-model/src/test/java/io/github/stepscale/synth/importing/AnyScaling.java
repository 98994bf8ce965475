package io.github.stepscale.synth.importing;

import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.policy.PromQlRule;
import io.github.stepscale.policy.ScalingBehavior;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.PredefinedMetric;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.PromQlAlarm;
import io.github.stepscale.policy.rule.SingleStepPolicy;
import io.github.stepscale.testing.RandomScaling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/** Random scalings of every behavior: steps and rules mostly, now and then target tracking or a rule on a PromQL query. */
final class AnyScaling {
    private static final List<String> QUERIES =
            List.of("max(queue_depth) > 5", "sum by (\"x\") (rate(m{a='b'}[5m])) > 1 # all", "up\n  == 0");

    private AnyScaling() {}

    static ScalingDescription of(long seed) {
        ScalingDescription scaling = RandomScaling.of(seed);
        Random random = new Random(seed);
        if (random.nextInt(8) == 0 && scaling.target().kind() != EndpointKind.ASYNC) {
            return tracking(scaling, random);
        }
        return scaling.scaling() instanceof ExplicitScaling several && random.nextInt(3) == 0
                ? with(scaling, scaling.metric(), withQuery(several, random))
                : scaling;
    }

    private static ScalingDescription tracking(ScalingDescription scaling, Random random) {
        List<PredefinedMetric> metrics =
                PredefinedMetric.of(scaling.target().kind()).toList();
        PredefinedMetric metric = metrics.get(random.nextInt(metrics.size()));
        BigDecimal target = BigDecimal.valueOf(random.nextInt(1, 10_000), random.nextInt(3));
        return with(
                scaling, metric.published(), new TrackingScaling(metric, target, cooldown(random), cooldown(random)));
    }

    private static int cooldown(Random random) {
        return List.of(0, 60, 300).get(random.nextInt(3));
    }

    private static ExplicitScaling withQuery(ExplicitScaling several, Random random) {
        List<NamedRule> rules = new ArrayList<>(several.rules());
        PromQlAlarm alarm = new PromQlAlarm(
                QUERIES.get(random.nextInt(QUERIES.size())),
                random.nextInt(1, 7) * 10,
                random.nextBoolean() ? OptionalInt.of(random.nextInt(600)) : OptionalInt.empty(),
                random.nextBoolean() ? OptionalInt.of(random.nextInt(600)) : OptionalInt.empty());
        AdjustmentType type = AdjustmentType.values()[random.nextInt(3)];
        boolean percent = type == AdjustmentType.PERCENT_CHANGE_IN_CAPACITY;
        SingleStepPolicy policy = new SingleStepPolicy(
                type,
                random.nextInt(1, 40),
                cooldown(random),
                percent && random.nextBoolean() ? OptionalInt.of(2) : OptionalInt.empty());
        rules.add(random.nextInt(rules.size() + 1), new PromQlRule("by-query", alarm, policy));
        return new ExplicitScaling(rules);
    }

    private static ScalingDescription with(ScalingDescription scaling, Metric metric, ScalingBehavior behavior) {
        return new ScalingDescription(
                scaling.target(),
                scaling.capacity(),
                scaling.suspended(),
                scaling.schedules(),
                scaling.wakeFromZero(),
                metric,
                behavior,
                scaling.stack(),
                scaling.allow());
    }
}
