package io.github.stepscale.policy;

import static io.github.stepscale.testing.Refusals.allowed;
import static io.github.stepscale.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.steps.RuleKind;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.RuleSettingsBuilder;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.testing.Refusals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LadderRuleTest {
    private static final Metric REQUESTS = MetricCatalog.metric("InvocationsPerInstance", EndpointKind.REALTIME);
    private static final Metric OWN = new SourceMetric("Shop", "Depth", List.of(), Statistic.MAXIMUM, 60);
    private static final Step OUT = Step.lower(50).change(1);
    private static final Step IN = Step.upper(20).change(-1);
    private static final Step HOLD = Step.lower(20).upper(50).change(0);

    static Stream<Arguments> rules() {
        return Stream.of(
                allowed("out", rule(OUT)),
                allowed("in", rule(IN)),
                allowed("holds fit scale-out", rule(HOLD, OUT)),
                allowed("holds fit scale-in", rule(HOLD, IN)),
                allowed(
                        "capacities",
                        rule(Step.upper(5).capacity(1), Step.lower(5).capacity(2))),
                refused(
                        "two directions",
                        rule(HOLD, OUT, IN),
                        "D07 steps[2]: (-inf, 20) scales in (-1), and steps[1] [50, +inf) scales out (+1): all steps of a rule must scale in the same direction"),
                refused(
                        "two directions by percent",
                        rule(Step.upper(20).percent(-10), Step.lower(50).percent(30)),
                        "D07 steps[1]: [50, +inf) scales out (+30 %), and steps[0] (-inf, 20) scales in (-10 %): all steps of a rule must scale in the same direction"),
                refused("holds only", rule(HOLD), "D07 steps: only hold: at least one must scale"),
                refused(
                        "an end above which nothing follows",
                        rule(Step.lower(50).upper(60).change(1)),
                        "S02 steps[0].upper: is 60, and above it nothing would scale"),
                refused(
                        "nowhere to start",
                        rule(Step.upper(60).change(1)),
                        "S08 steps[0].lower: is missing: the alarm of a scale-out needs a value to start at"),
                refused(
                        "a threshold with a direction",
                        rule(REQUESTS, Optional.of(BigDecimal.ZERO), RuleSettings.NONE, OUT),
                        "D07 threshold: is not allowed here: these steps get their thresholds from their own bounds"),
                refused(
                        "capacities with a gap",
                        rule(Step.upper(5).capacity(1), Step.lower(9).capacity(2)),
                        "S03 steps: set no capacity for [5, 9): steps of capacity must cover every value"),
                refused(
                        "capacities on a metric that may be negative",
                        rule(
                                OWN,
                                Optional.empty(),
                                RuleSettings.NONE,
                                Step.upper(5).capacity(1),
                                Step.lower(5).capacity(2)),
                        "D06 threshold: is missing: one policy for both directions needs a value that 'Depth' never goes"
                                + " below"),
                refused(
                        "more steps than a policy may have",
                        () -> new LadderRule(
                                "many-steps",
                                REQUESTS,
                                new StepLadder(IntStream.rangeClosed(1, 21)
                                        .mapToObj(i -> i == 21
                                                ? Step.lower(i).change(i)
                                                : Step.lower(i).upper(i + 1).change(i))
                                        .toList()),
                                Optional.empty(),
                                RuleSettings.NONE),
                        "S12 steps: make 21 step adjustments in ManyStepsPolicy, counting the holds between them: at most 20"
                                + " are allowed"),
                refused(
                        "a bad name and bad steps",
                        () -> new LadderRule(
                                "1", REQUESTS, new StepLadder(List.of(IN, OUT)), Optional.empty(), RuleSettings.NONE),
                        "D05 name: '1' is not allowed: a letter, then letters, digits and hyphens, at most 100 characters",
                        "D07 steps[1]: [50, +inf) scales out (+1), and steps[0] (-inf, 20) scales in (-1): all steps of a rule must scale in the same direction"),
                refused(
                        "a period too long for the metric",
                        rule(REQUESTS, Optional.empty(), periods(2000), OUT),
                        "A06 evaluationPeriods: 2000 periods of 60 s are too long: at most 86400 s are allowed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void isRefusedWhereTheStepsDoNotMakeOneRule(String name, Supplier<?> making, List<String> reasons) {
        Refusals.check(making, reasons);
    }

    @Test
    void hasTheDefaultsOfItsSide() {
        assertThat(rule(OUT, HOLD).get().kind()).isEqualTo(RuleKind.SCALE_OUT);
        assertThat(rule(HOLD, IN).get().kind()).isEqualTo(RuleKind.SCALE_IN);
        assertThat(rule(Step.lower(0).capacity(2)).get().kind()).isEqualTo(RuleKind.SINGLE);
    }

    @Test
    void saysTheSameInJava() {
        ScalingDescription scaling = ScalingDescription.endpoint("orders")
                .minCapacity(1)
                .maxCapacity(9)
                .rule("out", rule -> rule.step(OUT))
                .rule("in", rule -> rule.metric("CPUUtilization").step(IN).settings(own -> own.cooldown(600)))
                .rule(
                        "by-depth",
                        rule -> rule.metric(OWN)
                                .threshold(-1)
                                .step(Step.upper(5).capacity(1))
                                .step(Step.lower(5).capacity(2)))
                .build();

        assertThat(((ExplicitScaling) scaling.scaling()).rules())
                .containsExactly(
                        named("out", REQUESTS, Optional.empty(), RuleSettings.NONE, OUT),
                        named(
                                "in",
                                MetricCatalog.metric("CPUUtilization", EndpointKind.REALTIME),
                                Optional.empty(),
                                new RuleSettingsBuilder().cooldown(600).build(),
                                IN),
                        named(
                                "by-depth",
                                OWN,
                                Optional.of(new BigDecimal(-1)),
                                RuleSettings.NONE,
                                Step.upper(5).capacity(1),
                                Step.lower(5).capacity(2)));
    }

    @Test
    void saysWhatIsWrongInAllRulesInJava() {
        ScalingDescriptionBuilder builder = ScalingDescription.endpoint("orders")
                .minCapacity(1)
                .maxCapacity(9)
                .rule("out", rule -> rule.step(OUT))
                .rule("both", rule -> rule.step(IN).step(OUT))
                .rule("none", rule -> {});

        assertThat(Refusals.reasons(builder::build))
                .containsExactly(
                        "D07 rules[1].steps[1]: [50, +inf) scales out (+1), and steps[0] (-inf, 20) scales in (-1): all steps of a rule must scale in the same direction",
                        "S00 rules[2].steps: is empty: at least one step is needed");
    }

    private static Supplier<LadderRule> rule(Step... steps) {
        return rule(REQUESTS, Optional.empty(), RuleSettings.NONE, steps);
    }

    private static Supplier<LadderRule> rule(
            Metric metric, Optional<BigDecimal> threshold, RuleSettings settings, Step... steps) {
        return () -> named("rule", metric, threshold, settings, steps);
    }

    private static LadderRule named(
            String name, Metric metric, Optional<BigDecimal> threshold, RuleSettings settings, Step... steps) {
        return new LadderRule(name, metric, new StepLadder(List.of(steps)), threshold, settings);
    }

    private static RuleSettings periods(int evaluationPeriods) {
        return new RuleSettings(
                OptionalInt.of(evaluationPeriods),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }
}
