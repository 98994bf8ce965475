package io.github.stepscale.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.lint.Explicit;
import io.github.stepscale.lint.Lint;
import io.github.stepscale.lint.RandomRule;
import io.github.stepscale.plan.Interval;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.rule.StepAdjustment;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The intervals of a rule against asking the rule itself, value by value. */
class FiringRangeTest {
    static Stream<LocatedRule> rules() {
        return RandomRule.stream(7).limit(120);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void firesWhereTheAlarmDoes(LocatedRule site) {
        List<BigDecimal> expected =
                RandomRule.values().stream().filter(site.rule()::fires).toList();
        assertThat(RandomRule.values())
                .filteredOn(new FiringRange(site).firing()::contains)
                .isEqualTo(expected);
    }

    /** One step at most: that no value meets two is what the plan rests on. */
    @ParameterizedTest
    @MethodSource("rules")
    void meetsTheStepThatTheRuleChooses(LocatedRule site) {
        assertThat(RandomRule.values())
                .allSatisfy(value -> assertThat(met(site, value)).isEqualTo(chosen(site.rule(), value)));
    }

    /** A step that ends at the threshold of an alarm above it has that one value. */
    @Test
    void theThresholdBelongsToTheStepsOnBothSides() {
        assertThat(reached(Explicit.out(50).upTo(0, 1))).hasToString("[50, 50]");
        assertThat(reached(Explicit.out(50).from(0, 1))).hasToString("[50, +inf)");
        assertThat(reached(Explicit.upTo(20).from(0, 1))).hasToString("[20, 20]");
        assertThat(reached(Explicit.upTo(20).upTo(0, 1))).hasToString("[0, 20]");
    }

    private static Interval reached(Explicit rule) {
        LocatedRule site = LocatedRule.of(
                        ScalingPlan.of(rule.in(Lint.endpoint()).build()))
                .findFirst()
                .orElseThrow();
        return new FiringRange(site).of(site.policy().stepAdjustments().get(0));
    }

    private static List<StepAdjustment> met(LocatedRule site, BigDecimal value) {
        return site.policy().stepAdjustments().stream()
                .filter(step -> new FiringRange(site).of(step).contains(value))
                .toList();
    }

    private static List<StepAdjustment> chosen(ScalingRule rule, BigDecimal value) {
        return rule.fires(value) ? rule.stepAt(value).stream().toList() : List.of();
    }
}
