package io.github.stepscale.importing;

import io.github.stepscale.importing.source.Values;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.SingleStepPolicy;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Recognizes the steps that a descriptor makes of the one adjustment of a rule on a PromQL query. */
final class PromQlSteps {
    private static final String CONFIGURATION = "StepScalingPolicyConfiguration";

    private PromQlSteps() {}

    /** Whether a policy has the two steps of {@link SingleStepPolicy#policy}, and AWS's default aggregation. */
    static boolean areOne(YamlNode policy) {
        Optional<String> aggregation = Values.text(policy, CONFIGURATION, "MetricAggregationType");
        List<YamlNode> steps = Values.items(policy, CONFIGURATION, "StepAdjustments");
        return aggregation.orElse("Average").equals("Average")
                && steps.size() == 2
                && bounds(steps).equals(bounds())
                && adjustment(steps.get(0)).equals(adjustment(steps.get(1)));
    }

    private record Bounds(Optional<BigDecimal> lower, Optional<BigDecimal> upper) {}

    private static Set<Bounds> bounds(List<YamlNode> steps) {
        Set<Bounds> bounds = new HashSet<>();
        steps.forEach(step -> bounds.add(
                new Bounds(bound(step, "MetricIntervalLowerBound"), bound(step, "MetricIntervalUpperBound"))));
        return bounds;
    }

    private static Set<Bounds> bounds() {
        Set<Bounds> bounds = new HashSet<>();
        for (StepAdjustment step : new SingleStepPolicy(AdjustmentType.CHANGE_IN_CAPACITY, 1, 0, OptionalInt.empty())
                .policy()
                .stepAdjustments()) {
            bounds.add(new Bounds(
                    step.lowerBound().map(BigDecimal::stripTrailingZeros),
                    step.upperBound().map(BigDecimal::stripTrailingZeros)));
        }
        return bounds;
    }

    private static Optional<BigDecimal> bound(YamlNode step, String name) {
        return Values.decimal(step, name).map(BigDecimal::stripTrailingZeros);
    }

    private static Optional<BigDecimal> adjustment(YamlNode step) {
        return bound(step, "ScalingAdjustment");
    }
}
