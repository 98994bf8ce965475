package io.github.stepscale.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.steps.Step;
import org.junit.jupiter.api.Test;

/** What is found in a rule of steps stands in that rule. */
class RulesOfStepsTest {

    @Test
    void aStepStandsAtItsPlaceInItsRule() {
        assertThat(Lint.texts(
                        "S18",
                        rules().rule(
                                        "idle",
                                        rule -> rule.metric("CPUUtilizationNormalized")
                                                .step(Step.lower(20).upper(30).change(-1))
                                                .step(Step.lower(10).upper(20).change(-2))
                                                .step(Step.upper(10).change(-9)))))
                .singleElement()
                .asString()
                .startsWith("W-S18 rules[1].steps[2]: ");
    }

    @Test
    void aSettingStandsInItsRule() {
        assertThat(Lint.findings(rules().rule(
                                "slow",
                                rule -> rule.metric("ModelLatency")
                                        .step(Step.lower(500_000).change(1))
                                        .settings(own ->
                                                own.cooldown(0).metricAggregationType(MetricAggregationType.MINIMUM)))))
                .extracting(finding -> finding.path())
                .contains("rules[1].cooldown");
    }

    @Test
    void rulesOfStepsAreCheckedTogether() {
        ScalingDescriptionBuilder swinging = Lint.endpoint()
                .rule("out", rule -> rule.step(Step.lower(50).change(1)))
                .rule("in", rule -> rule.step(Step.upper(40).change(-1)));

        assertThat(Lint.findings(swinging))
                .filteredOn(finding -> finding.id().equals("A15"))
                .extracting(finding -> finding.path())
                .containsExactly("rules");
        assertThat(Lint.codes(swinging)).doesNotContain("I-S23", "W-S23");
        assertThat(Lint.texts("S23", rules()))
                .singleElement()
                .asString()
                .isEqualTo(
                        "W-S23 rules: nothing scales in: the capacity stays at its highest value, and so does its cost. Add a rule for the other direction, unless something else handles it.");
    }

    private static ScalingDescriptionBuilder rules() {
        return Lint.endpoint().rule("busy", rule -> rule.step(Step.lower(500).change(1)));
    }
}
