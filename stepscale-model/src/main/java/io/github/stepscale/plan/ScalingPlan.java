package io.github.stepscale.plan;

import io.github.stepscale.policy.ScalingDescription;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is deployed: the rules that make the capacity follow the metric.
 *
 * @param scaling what the user said
 * @param rules the rules of the steps, or those of the user; never empty
 * @param wake the rule that raises the capacity from zero
 */
public record ScalingPlan(ScalingDescription scaling, List<ScalingRule> rules, Optional<ScalingRule> wake) {
    public ScalingPlan {
        rules = List.copyOf(rules);
    }

    /** Translates what the user said. */
    public static ScalingPlan of(ScalingDescription scaling) {
        return new ScalingPlan(scaling, Planner.rules(scaling), Planner.wake(scaling));
    }

    /** All rules, the one that wakes from zero last. */
    public List<ScalingRule> allRules() {
        return Stream.concat(rules.stream(), wake.stream()).toList();
    }

    /**
     * The capacity that follows when every rule but the wake rule sees the same metric value.
     *
     * @param capacity the present capacity, at least 0
     * @param value in the metric's own unit
     */
    public int capacityAfter(int capacity, BigDecimal value) {
        return capacityAfter(capacity, rules.stream(), rule -> Optional.of(value));
    }

    /**
     * The capacity that follows when each rule sees a value of its own metric: of the rules that fire, the one that
     * leads to the largest capacity wins, and the result is clamped to the range. Where none asks for anything the
     * capacity stays.
     *
     * @param capacity the present capacity, at least 0
     * @param values by id of the rule; a rule without a value does not fire
     */
    public int capacityAfter(int capacity, Map<String, BigDecimal> values) {
        return capacityAfter(capacity, allRules().stream(), rule -> Optional.ofNullable(values.get(rule.id())));
    }

    private int capacityAfter(
            int capacity, Stream<ScalingRule> asked, Function<ScalingRule, Optional<BigDecimal>> value) {
        return asked.flatMap(rule -> value.apply(rule).map(seen -> rule.proposal(capacity, seen)).stream())
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .mapToInt(scaling.capacity()::clamp)
                .max()
                .orElse(capacity);
    }
}
