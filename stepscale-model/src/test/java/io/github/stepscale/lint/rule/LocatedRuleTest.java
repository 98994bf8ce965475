package io.github.stepscale.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.lint.Explicit;
import io.github.stepscale.lint.Lint;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.PromQlAlarm;
import io.github.stepscale.policy.rule.SingleStepPolicy;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.RuleKind;
import io.github.stepscale.policy.steps.Step;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LocatedRuleTest {
    @Test
    void settingsOfTheSingleRuleStandAtTheTop() {
        LocatedRule site = sites(steps()).get(0);
        assertThat(site.path(SettingLocation.COOLDOWN)).isEqualTo("cooldown");
        assertThat(site.path(SettingLocation.FILL)).isEqualTo("fill");
    }

    @Test
    void settingsOfOneSideStandWhereTheyAreWritten() {
        List<LocatedRule> sites = sites(steps().layout(Layout.SPLIT)
                .settings(all -> all.cooldown(300).evaluationPeriods(2))
                .scaleOut(out -> out.cooldown(120)));
        assertThat(sites)
                .extracting(site -> site.path(SettingLocation.COOLDOWN))
                .containsExactly("scaleOut.cooldown", "cooldown");
        assertThat(sites)
                .extracting(site -> site.path(SettingLocation.EVALUATION_PERIODS))
                .containsOnly("evaluationPeriods");
        assertThat(sites)
                .as("said nowhere: where it would best be written")
                .extracting(site -> site.path(SettingLocation.FILL))
                .containsExactly("scaleOut.fill", "scaleIn.fill");
    }

    @Test
    void settingsOfARuleInAwsFormStandInIt() {
        LocatedRule site = sites(Explicit.in(20)
                        .upTo(0, -1)
                        .in(Explicit.out(50).from(0, 1).in(Lint.endpoint())))
                .get(1);
        assertThat(site.path(SettingLocation.COOLDOWN)).isEqualTo("rules[1].policy.cooldown");
        assertThat(site.path(SettingLocation.FILL)).isEqualTo("rules[1].alarm.fill");
        assertThat(site.alarmPath("threshold")).isEqualTo("rules[1].alarm.threshold");
        assertThat(site.stepsPath()).isEqualTo("rules[1].policy.stepAdjustments");
    }

    @Test
    void stepsHaveTheNumberOfTheFile() {
        LocatedRule site = sites(steps()).get(0);
        assertThat(site.policy().stepAdjustments())
                .as("from the lowest to the highest; the hold between them was put in")
                .extracting(site::path)
                .containsExactly("steps[1]", "steps[2]", "steps", "steps[0]");
    }

    @Test
    void stepsOfEachSideHaveTheNumberOfTheFile() {
        List<LocatedRule> sites = sites(steps().layout(Layout.SPLIT));
        assertThat(sites.get(0).policy().stepAdjustments())
                .extracting(sites.get(0)::path)
                .containsExactly("steps[0]");
        assertThat(sites.get(1).policy().stepAdjustments())
                .extracting(sites.get(1)::path)
                .containsExactly("steps[1]", "steps[2]");
    }

    @Test
    void allOfARuleOfStepsStandsInIt() {
        List<LocatedRule> sites = sites(Explicit.in(20)
                .upTo(0, -1)
                .in(Lint.endpoint()
                        .rule(
                                "busy",
                                rule -> rule.metric("CPUUtilization")
                                        .step(Step.lower(90).change(3))
                                        .step(Step.lower(70).upper(80).change(1)))
                        .rule(
                                "ladder",
                                rule -> rule.step(Step.upper(5).capacity(1))
                                        .step(Step.lower(5).capacity(2))
                                        .settings(own -> own.cooldown(60)))));
        LocatedRule busy = sites.get(0);
        assertThat(busy.isExplicit()).isFalse();
        assertThat(busy.isNamed()).isTrue();
        assertThat(busy.kind()).contains(RuleKind.SCALE_OUT);
        assertThat(busy.policy().stepAdjustments())
                .as("from the lowest to the highest; the hold between them was put in")
                .extracting(busy::path)
                .containsExactly("rules[0].steps[1]", "rules[0].steps", "rules[0].steps[0]");
        assertThat(busy.path(SettingLocation.COOLDOWN)).isEqualTo("rules[0].cooldown");
        assertThat(busy.alarmPath("threshold")).isEqualTo("rules[0].steps");
        assertThat(sites).extracting(LocatedRule::metricPath).containsExactly("rules[0].metric", "metric", "metric");
        assertThat(sites.get(1).kind()).contains(RuleKind.SINGLE);
        assertThat(sites.get(1).path(SettingLocation.COOLDOWN)).isEqualTo("rules[1].cooldown");
        assertThat(sites.get(2).isExplicit()).isTrue();
        assertThat(sites.get(2).kind()).isEmpty();
        assertThat(sites.get(2).stepsPath()).isEqualTo("rules[2].policy.stepAdjustments");
    }

    @Test
    void theMetricOfARuleStandsInItUnlessItIsThatOfTheFile() {
        ScalingDescriptionBuilder scaling = Lint.endpoint().metric("Invocations");
        List<LocatedRule> sites = sites(Explicit.in(20)
                .metric("Invocations", EndpointKind.REALTIME)
                .upTo(0, -1)
                .in(Explicit.out(50).from(0, 1).in(scaling)));
        assertThat(sites).extracting(LocatedRule::metricPath).containsExactly("rules[0].alarm.metric", "metric");
    }

    @Test
    void aRuleAfterOneOnAPromQlQueryKeepsItsPlaceInTheFile() {
        List<LocatedRule> sites = sites(Lint.endpoint()
                .rule(
                        "queue",
                        new PromQlAlarm("max(queue) > 5", 60, OptionalInt.empty(), OptionalInt.empty()),
                        new SingleStepPolicy(AdjustmentType.CHANGE_IN_CAPACITY, 1, 300, OptionalInt.empty()))
                .rule("busy", rule -> rule.step(Step.lower(50).change(1))));
        assertThat(sites).singleElement();
        assertThat(sites.get(0).path(SettingLocation.COOLDOWN)).isEqualTo("rules[1].cooldown");
        assertThat(sites.get(0).stepsPath()).isEqualTo("rules[1].steps");
    }

    private static ScalingDescriptionBuilder steps() {
        return Lint.endpoint()
                .step(Step.lower(50).change(1))
                .step(Step.upper(10).change(-2))
                .step(Step.lower(10).upper(20).change(-1));
    }

    private static List<LocatedRule> sites(ScalingDescriptionBuilder scaling) {
        return LocatedRule.of(ScalingPlan.of(scaling.build())).toList();
    }
}
