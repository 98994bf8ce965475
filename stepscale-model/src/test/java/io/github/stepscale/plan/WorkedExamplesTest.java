package io.github.stepscale.plan;

import static io.github.stepscale.policy.rule.AdjustmentType.CHANGE_IN_CAPACITY;
import static io.github.stepscale.policy.rule.AdjustmentType.PERCENT_CHANGE_IN_CAPACITY;
import static io.github.stepscale.policy.rule.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
import static io.github.stepscale.policy.rule.ComparisonOperator.GREATER_THAN_THRESHOLD;
import static io.github.stepscale.policy.rule.ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD;
import static io.github.stepscale.policy.rule.ComparisonOperator.LESS_THAN_THRESHOLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.steps.Step;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples that AWS prints, or that follow from its rules, with the numbers under which they are known here. */
class WorkedExamplesTest {
    private static final SourceMetric METRIC = new SourceMetric("Example", "Load", List.of(), Statistic.AVERAGE, 60);
    private static final String NO_STEP = "none";

    private static final ScalingPlan W1 = plan(
            1,
            100,
            rule(
                    "out",
                    GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                    50,
                    PERCENT_CHANGE_IN_CAPACITY,
                    "0 10 0",
                    "10 20 10",
                    "20 - 30"),
            rule(
                    "in",
                    LESS_THAN_OR_EQUAL_TO_THRESHOLD,
                    50,
                    PERCENT_CHANGE_IN_CAPACITY,
                    "-10 0 0",
                    "-20 -10 -10",
                    "- -20 -30"));

    @ParameterizedTest(name = "W1 #{0}: {1} at {2} instances: {3} {4} %, then {5}")
    @CsvSource({
        "1, 60, 10, Out, 10, 11",
        "2, 70, 11, Out, 30, 14",
        "3, 40, 14, In, -10, 13",
        "4, 30, 13, In, -30, 10",
        "5, 45, 10, In, 0, 10",
        "5, 55, 10, Out, 0, 10",
        "6, 50, 10, Out, 0, 10",
        "7, 59.99, 10, Out, 0, 10",
        "8, 69.999, 10, Out, 10, 11",
        "9, 95, 10, Out, 30, 13",
        "10, 40.01, 14, In, 0, 14",
        "11, 30.01, 14, In, -10, 13",
        "12, 0, 14, In, -30, 10"
    })
    void aPercentLadderChangesWhatTheGuideSays(
            String row, BigDecimal value, int before, String rule, String percent, int after) {
        assertThat(step(rule(W1, rule), value)).isEqualTo(percent);
        assertThat(W1.capacityAfter(before, value)).isEqualTo(after);
    }

    @ParameterizedTest(name = "W2: ({0}) at {1}: {2}")
    @CsvSource({
        "0 10 1, 49.999, false",
        "0 10 1, 50, true",
        "0 10 1, 59.999, true",
        "0 10 1, 60, false",
        "-10 0 1, 40, false",
        "-10 0 1, 40.001, true",
        "-10 0 1, 50, true",
        "-10 0 1, 50.001, false"
    })
    void aBoundBelongsToItsStepOnOneSideOfTheThresholdOnly(String bounds, BigDecimal value, boolean member) {
        // A step closed at both ends is no policy by itself; its neighbour further out scales by another number.
        String outer = bounds.startsWith("0") ? "10 - 9" : "- -10 9";
        ComparisonOperator comparison =
                bounds.startsWith("0") ? GREATER_THAN_OR_EQUAL_TO_THRESHOLD : LESS_THAN_OR_EQUAL_TO_THRESHOLD;
        ScalingPlan plan = plan(1, 100, rule("r", comparison, 50, CHANGE_IN_CAPACITY, bounds, outer));
        assertThat(step(plan.rules().get(0), value).equals("1")).isEqualTo(member);
    }

    @ParameterizedTest(name = "W3: {0}: {1}")
    @CsvSource({"69.9, none", "70, 1", "84.99, 1", "85, 2", "94.99, 2", "95, 3", "1000, 3"})
    void aChangeLadderChangesWhatTheGuideSays(BigDecimal value, String change) {
        ScalingPlan plan = plan(
                1,
                100,
                rule("out", GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 70, CHANGE_IN_CAPACITY, "0 15 1", "15 25 2", "25 - 3"));
        assertThat(step(plan.rules().get(0), value)).isEqualTo(change);
        assertThat(plan.capacityAfter(10, value))
                .isEqualTo(10 + (change.equals(NO_STEP) ? 0 : Integer.parseInt(change)));
    }

    @ParameterizedTest(name = "W4: {1} instances at {0}: {2}")
    @CsvSource({
        "60, 100, 110",
        "74.99, 100, 110",
        "75, 100, 120",
        "84.99, 100, 120",
        "85, 100, 130",
        "60, 3, 4",
        "40, 10, 8",
        "0, 10, 8",
        "40.01, 10, 10"
    })
    void theLargerCapacityOfTwoAdjustmentTypesWins(BigDecimal value, int before, int after) {
        ScalingPlan plan = plan(
                1,
                1000,
                rule(
                        "out",
                        GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                        60,
                        PERCENT_CHANGE_IN_CAPACITY,
                        1,
                        "0 15 10",
                        "15 25 20",
                        "25 - 30"),
                rule("in", LESS_THAN_OR_EQUAL_TO_THRESHOLD, 40, CHANGE_IN_CAPACITY, "- 0 -2"));
        assertThat(plan.capacityAfter(before, value)).isEqualTo(after);
    }

    @ParameterizedTest(name = "W5: {0} {1} at {2} instances, least change {3}: {4}")
    @CsvSource({
        "CHANGE_IN_CAPACITY, 5, 3, 0, 8",
        "EXACT_CAPACITY, 5, 3, 0, 5",
        "PERCENT_CHANGE_IN_CAPACITY, 10, 10, 0, 11",
        "PERCENT_CHANGE_IN_CAPACITY, 25, 4, 2, 6",
        "PERCENT_CHANGE_IN_CAPACITY, 10, 1, 0, 2",
        "PERCENT_CHANGE_IN_CAPACITY, -10, 1, 0, 1", // 0, then clamped to the minimum
        "PERCENT_CHANGE_IN_CAPACITY, 33, 3, 0, 4",
        "PERCENT_CHANGE_IN_CAPACITY, -33, 3, 0, 2",
        "PERCENT_CHANGE_IN_CAPACITY, -50, 2, 0, 1",
        "PERCENT_CHANGE_IN_CAPACITY, 100, 7, 0, 14",
        "PERCENT_CHANGE_IN_CAPACITY, 25, 100, 2, 125",
        "PERCENT_CHANGE_IN_CAPACITY, -25, 4, 2, 2"
    })
    void everyAdjustmentTypeRoundsAsDocumented(AdjustmentType type, int adjustment, int before, int least, int after) {
        RuleOf rule = rule("r", GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 0, type, least, "0 - " + adjustment);
        assertThat(plan(1, 1000, rule).capacityAfter(before, BigDecimal.ONE)).isEqualTo(after);
    }

    @Test
    void aPercentageNeverLeavesZero() { // W5
        ScalingDescription scaling = ScalingDescription.inferenceComponent("c")
                .minCapacity(0)
                .maxCapacity(9)
                .step(Step.lower(10).percent(50))
                .settings(settings -> settings.minAdjustmentMagnitude(2))
                .build();
        assertThat(ScalingPlan.of(scaling).capacityAfter(0, BigDecimal.TEN)).isZero();
        assertThat(ScalingPlan.of(scaling).capacityAfter(1, BigDecimal.TEN)).isEqualTo(3);
    }

    @ParameterizedTest(name = "W6: {3} at {2} instances in {0} to {1}: {4}")
    @CsvSource({"1, 3, 2, 3, 3", "2, 9, 3, -2, 2", "1, 3, 3, 3, 3", "2, 9, 2, -2, 2"})
    void theCapacityIsClampedToTheRange(int min, int max, int before, int change, int after) {
        ScalingPlan plan =
                plan(min, max, rule("r", GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 0, CHANGE_IN_CAPACITY, "0 - " + change));
        assertThat(plan.capacityAfter(before, BigDecimal.ONE)).isEqualTo(after);
    }

    @ParameterizedTest(name = "W7: {0} instances, {1} or {2} %: {3}")
    @CsvSource({"10, 3, 200, 30", "8, -3, -25, 6"})
    void theLargestCapacityWins(int before, int change, int percent, int after) {
        RuleOf a = rule("a", GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 0, CHANGE_IN_CAPACITY, "0 - " + change);
        RuleOf b = rule("b", GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 0, PERCENT_CHANGE_IN_CAPACITY, "0 - " + percent);
        assertThat(plan(1, 100, a, b).capacityAfter(before, BigDecimal.ONE)).isEqualTo(after);
        assertThat(plan(1, 100, b, a).capacityAfter(before, BigDecimal.ONE)).isEqualTo(after);
    }

    @Test
    void theLargestCapacityWinsAcrossMetrics() { // W7
        ScalingPlan plan = plan(
                1,
                100,
                rule("cpu", GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 80, CHANGE_IN_CAPACITY, "0 - 1"),
                rule("queue", GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 5, CHANGE_IN_CAPACITY, "0 - 2"));
        BigDecimal busy = new BigDecimal(90);
        BigDecimal quiet = BigDecimal.ONE;
        assertThat(plan.capacityAfter(4, Map.of("Cpu", busy, "Queue", busy))).isEqualTo(6);
        assertThat(plan.capacityAfter(4, Map.of("Cpu", busy, "Queue", quiet))).isEqualTo(5);
        assertThat(plan.capacityAfter(4, Map.of("Cpu", busy))).isEqualTo(5);
        assertThat(plan.capacityAfter(4, Map.of("Cpu", quiet, "Queue", quiet))).isEqualTo(4);
        assertThat(plan.capacityAfter(4, Map.of())).isEqualTo(4);
    }

    @ParameterizedTest(name = "W8: {0} failures: documentation {1}, notebooks {2}")
    @CsvSource({"0, 0, 0", "1, 0, 1", "2, 1, 1", "50, 1, 1"})
    void anInferenceComponentWakesAtTheFirstFailure(BigDecimal failures, int documented, int ours) {
        ScalingPlan sample = ScalingPlan.of(component(0)
                .rule("wake-up", alarm(GREATER_THAN_THRESHOLD, 1), policy(CHANGE_IN_CAPACITY, 0, "0 - 1"))
                .build());
        assertThat(sample.capacityAfter(0, failures)).isEqualTo(documented);
        ScalingPlan plan =
                ScalingPlan.of(component(0).step(Step.lower(100).change(1)).build());
        assertThat(plan.capacityAfter(0, Map.of("Wake", failures))).isEqualTo(ours);
    }

    @Test
    void theWakeRuleOfAnInferenceComponentIsComplete() { // W8
        ScalingRule wake = ScalingPlan.of(
                        component(0).step(Step.lower(100).change(1)).build())
                .wake()
                .orElseThrow();
        SourceMetric metric = MetricCatalog.metric("NoCapacityInvocationFailures", EndpointKind.COMPONENT);
        assertThat(wake.alarm())
                .isEqualTo(new Alarm(
                        metric,
                        Fill.NONE,
                        GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                        BigDecimal.ONE,
                        1,
                        1,
                        TreatMissingData.NOT_BREACHING));
        assertThat(metric.statistic()).isEqualTo(Statistic.SUM);
        assertThat(metric.dimensions())
                .extracting(dimension -> dimension.name())
                .containsExactly("InferenceComponentName");
        assertThat(wake.policy())
                .isEqualTo(new StepScalingPolicy(
                        CHANGE_IN_CAPACITY,
                        List.of(adjustment("0 - 1")),
                        60,
                        MetricAggregationType.MAXIMUM,
                        OptionalInt.empty()));
    }

    @ParameterizedTest(name = "W9: backlog without capacity {0}: {1}")
    @CsvSource({"0, 0", "0.5, 0", "1, 1"})
    void anAsyncEndpointWakesWithABacklog(BigDecimal value, int after) {
        ScalingPlan plan = ScalingPlan.of(async().build());
        assertThat(plan.capacityAfter(0, Map.of("Wake", value))).isEqualTo(after);
    }

    @Test
    void theWakeRuleOfAnAsyncEndpointIsThatOfTheGuide() { // W9
        ScalingRule wake = ScalingPlan.of(async().build()).wake().orElseThrow();
        SourceMetric metric = MetricCatalog.metric("HasBacklogWithoutCapacity", EndpointKind.ASYNC);
        assertThat(wake.alarm())
                .isEqualTo(new Alarm(
                        metric,
                        Fill.NONE,
                        GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                        BigDecimal.ONE,
                        2,
                        2,
                        TreatMissingData.MISSING));
        assertThat(metric.statistic()).isEqualTo(Statistic.AVERAGE);
        assertThat(metric.dimensions())
                .extracting(dimension -> dimension.name())
                .containsExactly("EndpointName");
        assertThat(wake.policy())
                .isEqualTo(new StepScalingPolicy(
                        CHANGE_IN_CAPACITY,
                        List.of(adjustment("0 - 1")),
                        300,
                        MetricAggregationType.AVERAGE,
                        OptionalInt.empty()));
    }

    @ParameterizedTest(name = "W10, without its cooldowns: {1} at {0} instances: {2}")
    @CsvSource({"10, 2, 12", "12, 3, 15", "10, -1, 9"})
    void theStepsOfTheCooldownExampleAddUp(int before, int change, int after) {
        ScalingPlan plan =
                plan(1, 100, rule("r", GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 0, CHANGE_IN_CAPACITY, "0 - " + change));
        assertThat(plan.capacityAfter(before, BigDecimal.ONE)).isEqualTo(after);
    }

    @ParameterizedTest(name = "W13: {0} requests per instance: step {1}; 1, 5, 10 instances: {2}, {3}, {4}")
    @CsvSource({
        "0, -1, 1, 4, 9",
        "19.9, -1, 1, 4, 9",
        "20, 0, 1, 5, 10",
        "49, 0, 1, 5, 10",
        "49.999, 0, 1, 5, 10",
        "50, 1, 2, 6, 10",
        "51, 1, 2, 6, 10"
    })
    void theOriginalSampleScalesAsPublished(BigDecimal value, String step, int ofOne, int ofFive, int ofTen) {
        ScalingPlan plan = ScalingPlan.of(ScalingDescription.endpoint("object-detection")
                .minCapacity(1)
                .maxCapacity(10)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(20).upper(50).change(0))
                .step(Step.lower(50).change(+1))
                .build());
        assertThat(step(plan.rules().get(0), value)).isEqualTo(step);
        assertThat(List.of(plan.capacityAfter(1, value), plan.capacityAfter(5, value), plan.capacityAfter(10, value)))
                .containsExactly(ofOne, ofFive, ofTen);
    }

    @ParameterizedTest(name = "W15: only a step from {1} up, threshold {0}: {2} meets {3}")
    @CsvSource({"1, 0, 0, none", "85, 0, 0.1436, none", "1, 1, 1, none", "1, 1, 1.999, none", "1, 1, 2, 1"})
    void aValueOutsideEveryStepChangesNothing(int threshold, String lower, BigDecimal value, String step) {
        ScalingPlan plan = plan(
                1, 9, rule("r", GREATER_THAN_OR_EQUAL_TO_THRESHOLD, threshold, CHANGE_IN_CAPACITY, lower + " - 1"));
        assertThat(step(plan.rules().get(0), value)).isEqualTo(step);
        assertThat(plan.capacityAfter(4, value)).isEqualTo(step.equals(NO_STEP) ? 4 : 5);
    }

    @ParameterizedTest(name = "W18: 1000 requests, scale-in below {0}: settles at {1}")
    @CsvSource({"400, 2", "600, 1"})
    void aScaleInThresholdAboveHalfOfTheScaleOutFlaps(int scaleInBelow, int settled) {
        ScalingPlan plan = plan(
                1,
                9,
                rule("out", GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 1000, CHANGE_IN_CAPACITY, "0 - 1"),
                rule("in", LESS_THAN_THRESHOLD, scaleInBelow, CHANGE_IN_CAPACITY, "- 0 -1"));
        assertThat(plan.capacityAfter(1, new BigDecimal(1000))).isEqualTo(2);
        assertThat(plan.capacityAfter(2, new BigDecimal(500))).isEqualTo(settled);
    }

    @ParameterizedTest(name = "W19: {0}: {1}, mirrored {2}")
    @CsvSource({"0, 1, -1", "0.999, 1, -1", "1, 2, -2", "1.5, 2, -2", "2, 2, -2", "3, 3, -3", "5, 3, -3"})
    void aTerraformLadderScalesBothWays(BigDecimal value, String out, String in) {
        ScalingPlan plan = plan(
                1,
                9,
                rule(
                        "out",
                        GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                        0,
                        PERCENT_CHANGE_IN_CAPACITY,
                        "0 1 1",
                        "1 3 2",
                        "3 - 3"),
                rule(
                        "in",
                        LESS_THAN_OR_EQUAL_TO_THRESHOLD,
                        0,
                        PERCENT_CHANGE_IN_CAPACITY,
                        "-1 0 -1",
                        "-3 -1 -2",
                        "- -3 -3"));
        assertThat(step(rule(plan, "Out"), value)).isEqualTo(out);
        assertThat(step(rule(plan, "In"), value.negate())).isEqualTo(in);
    }

    @ParameterizedTest(name = "W20: {0}: {1}")
    @CsvSource({"59.9, none", "60, 10", "74.9, 10", "75, 30", "84.9, 30", "85, 40"})
    void theLadderOfTheGuideIsTheSameInUnitsOfTheMetric(BigDecimal value, String change) {
        ScalingPlan plan = ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(99)
                .step(Step.lower(60).upper(75).change(10))
                .step(Step.lower(75).upper(85).change(30))
                .step(Step.lower(85).change(40))
                .build());
        ScalingRule rule = plan.rules().get(0);
        assertThat(rule.alarm().threshold()).isEqualTo(new BigDecimal(60));
        assertThat(rule.policy().stepAdjustments())
                .containsExactly(adjustment("0 15 10"), adjustment("15 25 30"), adjustment("25 - 40"));
        assertThat(step(rule, value)).isEqualTo(change);
    }

    @ParameterizedTest(name = "W22: {0} above the threshold: {1}")
    @CsvSource({"0, none", "9.999, none", "10, 10", "20, 20", "29.999, 20", "30, 30"})
    void aLadderMayStartBeyondTheThreshold(BigDecimal offset, String percent) {
        BigDecimal threshold = new BigDecimal(60);
        ScalingPlan plan = plan(
                1,
                99,
                rule(
                        "r",
                        GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                        60,
                        PERCENT_CHANGE_IN_CAPACITY,
                        1,
                        "10 20 10",
                        "20 30 20",
                        "30 - 30"));
        assertThat(step(plan.rules().get(0), threshold.add(offset))).isEqualTo(percent);
        assertThat(plan.rules().get(0).fires(threshold.add(offset))).isTrue();
    }

    private record RuleOf(String name, Alarm alarm, StepScalingPolicy policy) {}

    private static RuleOf rule(
            String name, ComparisonOperator comparison, int threshold, AdjustmentType type, String... steps) {
        return rule(name, comparison, threshold, type, 0, steps);
    }

    private static RuleOf rule(
            String name,
            ComparisonOperator comparison,
            int threshold,
            AdjustmentType type,
            int least,
            String... steps) {
        return new RuleOf(name, alarm(comparison, threshold), policy(type, least, steps));
    }

    private static Alarm alarm(ComparisonOperator comparison, int threshold) {
        return new Alarm(METRIC, Fill.NONE, comparison, BigDecimal.valueOf(threshold), 1, 1, TreatMissingData.MISSING);
    }

    private static StepScalingPolicy policy(AdjustmentType type, int least, String... steps) {
        return new StepScalingPolicy(
                type,
                Arrays.stream(steps).map(WorkedExamplesTest::adjustment).toList(),
                60,
                MetricAggregationType.AVERAGE,
                least == 0 ? OptionalInt.empty() : OptionalInt.of(least));
    }

    /** A step written as lower bound, upper bound and adjustment, {@code -} where a bound is open. */
    private static StepAdjustment adjustment(String text) {
        String[] parts = text.split(" ");
        return new StepAdjustment(bound(parts[0]), bound(parts[1]), Integer.parseInt(parts[2]));
    }

    private static Optional<BigDecimal> bound(String text) {
        return text.equals("-") ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    private static ScalingPlan plan(int min, int max, RuleOf... rules) {
        ScalingDescriptionBuilder builder =
                ScalingDescription.endpoint("e").minCapacity(min).maxCapacity(max);
        for (RuleOf rule : rules) {
            builder.rule(rule.name(), rule.alarm(), rule.policy());
        }
        return ScalingPlan.of(builder.build());
    }

    private static ScalingDescriptionBuilder component(int min) {
        return ScalingDescription.inferenceComponent("c").minCapacity(min).maxCapacity(4);
    }

    private static ScalingDescriptionBuilder async() {
        return ScalingDescription.endpoint("e")
                .inferenceType(EndpointKind.ASYNC)
                .minCapacity(0)
                .maxCapacity(5)
                .step(Step.lower(5).change(1));
    }

    private static ScalingRule rule(ScalingPlan plan, String id) {
        return plan.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The number of the step that holds a value. */
    private static String step(ScalingRule rule, BigDecimal value) {
        return rule.stepAt(value)
                .map(step -> String.valueOf(step.scalingAdjustment()))
                .orElse(NO_STEP);
    }
}
