package io.github.stepscale.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.lint.RandomRule;
import io.github.stepscale.plan.Rule;
import io.github.stepscale.policy.StepAdjustment;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The intervals of a rule against asking the rule itself, value by value. */
class ReachTest {
    static Stream<RuleSite> rules() {
        return RandomRule.stream(7).limit(120);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void firesWhereTheAlarmDoes(RuleSite site) {
        List<BigDecimal> expected =
                RandomRule.values().stream().filter(site.rule()::fires).toList();
        assertThat(RandomRule.values())
                .filteredOn(new Reach(site).firing()::contains)
                .isEqualTo(expected);
    }

    /** One step at most: that no value meets two is what the plan rests on. */
    @ParameterizedTest
    @MethodSource("rules")
    void meetsTheStepThatTheRuleChooses(RuleSite site) {
        assertThat(RandomRule.values())
                .allSatisfy(value -> assertThat(met(site, value)).isEqualTo(chosen(site.rule(), value)));
    }

    private static List<StepAdjustment> met(RuleSite site, BigDecimal value) {
        return site.policy().stepAdjustments().stream()
                .filter(step -> new Reach(site).of(step).contains(value))
                .toList();
    }

    private static List<StepAdjustment> chosen(Rule rule, BigDecimal value) {
        return rule.fires(value) ? rule.stepAt(value).stream().toList() : List.of();
    }
}
