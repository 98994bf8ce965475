package io.github.stepscale.plan;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.TrackingScaling;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The plan that is deployed, simulated and checked: the description and the scaling rules derived from it.
 *
 * @param scaling the description
 * @param rules the rules of the ladder, or the explicit rules on metrics; empty if all rules are on PromQL queries, and
 *     for target tracking
 * @param wake the rule that wakes from zero, if the description has one
 */
public record ScalingPlan(ScalingDescription scaling, List<ScalingRule> rules, Optional<ScalingRule> wake) {
    public ScalingPlan {
        rules = List.copyOf(rules);
    }

    /** Plans a description. */
    public static ScalingPlan of(ScalingDescription scaling) {
        return new ScalingPlan(scaling, Planner.rules(scaling), Planner.wake(scaling));
    }

    /**
     * The rules on PromQL queries, in the order of the description. No metric value says when they act, so everything that
     * rests on a threshold disregards them.
     */
    public List<PromQlScalingRule> promQlRules() {
        return Planner.promQlRules(scaling);
    }

    /** The target tracking that scales instead of rules. It has no steps and no alarm of the plan: AWS makes its alarms. */
    public Optional<TrackingScaling> tracking() {
        return scaling.scaling() instanceof TrackingScaling tracking ? Optional.of(tracking) : Optional.empty();
    }

    /** All rules of both kinds: those on metrics, the wake rule, those on PromQL queries. */
    public List<PlannedRule> plannedRules() {
        return Stream.<PlannedRule>concat(allRules().stream(), promQlRules().stream())
                .toList();
    }

    /** All rules on metrics; the wake rule last. */
    public List<ScalingRule> allRules() {
        return Stream.concat(rules.stream(), wake.stream()).toList();
    }

    /**
     * Returns the new capacity if every rule except the wake rule sees the same metric value.
     *
     * @param capacity the current capacity, at least 0
     * @param value in the unit of the metric
     */
    public int capacityAfter(int capacity, BigDecimal value) {
        return capacityAfter(capacity, rules.stream(), rule -> Optional.of(value));
    }

    /**
     * Returns the new capacity if each rule sees a value of its own metric. Of the rules that fire, the one with the
     * largest capacity wins; the result is clamped to the range. Without a proposal the capacity stays.
     *
     * @param capacity the current capacity, at least 0
     * @param values the metric values by rule id; a rule without a value does not fire
     */
    public int capacityAfter(int capacity, Map<String, BigDecimal> values) {
        return capacityAfter(capacity, allRules().stream(), rule -> Optional.ofNullable(values.get(rule.id())));
    }

    private int capacityAfter(
            int capacity, Stream<ScalingRule> candidates, Function<ScalingRule, Optional<BigDecimal>> value) {
        return candidates
                .flatMap(rule -> value.apply(rule).map(observed -> rule.proposal(capacity, observed)).stream())
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .mapToInt(scaling.capacity()::clamp)
                .max()
                .orElse(capacity);
    }
}
