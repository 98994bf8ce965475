package io.github.stepscale.policy.rule;

import static io.github.stepscale.policy.rule.AdjustmentType.CHANGE_IN_CAPACITY;
import static io.github.stepscale.policy.rule.AdjustmentType.EXACT_CAPACITY;
import static io.github.stepscale.policy.rule.AdjustmentType.PERCENT_CHANGE_IN_CAPACITY;
import static io.github.stepscale.testing.Refusals.allowed;
import static io.github.stepscale.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.testing.RandomScaling;
import io.github.stepscale.testing.Refusals;
import io.github.stepscale.testing.ServiceRules;
import io.github.stepscale.validation.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StepAdjustmentRulesTest {
    /** The id of each rule of {@link ServiceRules}. */
    private static final Map<Integer, String> IDS = Map.ofEntries(
            Map.entry(1, "S00"),
            Map.entry(3, "S06"),
            Map.entry(4, "S06"),
            Map.entry(5, "S06"),
            Map.entry(6, "S02"),
            Map.entry(7, "S02"),
            Map.entry(8, "S03"),
            Map.entry(9, "S04"),
            Map.entry(10, "S05"),
            Map.entry(11, "S10"),
            Map.entry(12, "S11"),
            Map.entry(13, "S12"),
            Map.entry(14, "S14"));

    private static final Set<Integer> BETWEEN_STEPS = Set.of(8, 9, 14);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesWhatTheServiceRefuses(String name, Supplier<StepScalingPolicy> policy, List<String> reasons) {
        Refusals.check(policy, reasons);
    }

    static Stream<Arguments> refusesWhatTheServiceRefuses() {
        return Stream.of(
                refused(
                        "1 no step",
                        steps(CHANGE_IN_CAPACITY),
                        "S00 stepAdjustments: is empty: at least one step is needed"),
                refused(
                        "3 no bound",
                        steps(CHANGE_IN_CAPACITY, step("-", "-", 1)),
                        "S06 stepAdjustments[0]: has neither bound: at least one is needed"),
                refused(
                        "4 two open below",
                        steps(CHANGE_IN_CAPACITY, step("-", "-5", 1), step("-", "-3", 1)),
                        "S06 stepAdjustments: has 2 steps without a lower bound: at most one is allowed"),
                refused(
                        "5 two open above",
                        steps(CHANGE_IN_CAPACITY, step("3", "-", 1), step("5", "-", 1)),
                        "S06 stepAdjustments: has 2 steps without an upper bound: at most one is allowed"),
                refused(
                        "6 negative, closed below",
                        steps(CHANGE_IN_CAPACITY, step("-10", "0", -1)),
                        "S02 stepAdjustments: has a negative lower bound, and no step is open below: the lowest must be"),
                refused(
                        "6 open above, negative and closed below",
                        steps(CHANGE_IN_CAPACITY, step("-5", "-", -1)),
                        "S02 stepAdjustments: has a negative lower bound, and no step is open below: the lowest must be"),
                refused(
                        "7 positive, closed above (W15: 1 to 2)",
                        steps(CHANGE_IN_CAPACITY, step("1", "2", 1)),
                        "S02 stepAdjustments: has a positive upper bound, and no step is open above: the highest must be"),
                refused(
                        "7 open below, positive and closed above",
                        steps(CHANGE_IN_CAPACITY, step("-", "5", 1)),
                        "S02 stepAdjustments: has a positive upper bound, and no step is open above: the highest must be"),
                refused(
                        "8 a gap (W15: 0 to 10, 20 up)",
                        steps(CHANGE_IN_CAPACITY, step("0", "10", 1), step("20", "-", 2)),
                        "S03 stepAdjustments: (0, 10) and (20, +inf) have a gap between them"),
                refused(
                        "8 a gap (W15: 150 to 200, 250 up)",
                        steps(CHANGE_IN_CAPACITY, step("150", "200", 1), step("250", "-", 2)),
                        "S03 stepAdjustments: (150, 200) and (250, +inf) have a gap between them"),
                refused(
                        "8 a gap across the threshold",
                        steps(CHANGE_IN_CAPACITY, step("-", "-1", -1), step("1", "-", 1)),
                        "S03 stepAdjustments: (-inf, -1) and (1, +inf) have a gap between them"),
                refused(
                        "9 an overlap",
                        steps(CHANGE_IN_CAPACITY, step("0", "10", 1), step("9.9", "-", 2)),
                        "S04 stepAdjustments: (0, 10) and (9.9, +inf) overlap"),
                refused(
                        "9 the same step twice",
                        steps(CHANGE_IN_CAPACITY, step("0", "5", 1), step("0", "5", 1), step("5", "-", 1)),
                        "S04 stepAdjustments: (0, 5) and (0, 5) overlap"),
                refused(
                        "10 bounds equal",
                        steps(CHANGE_IN_CAPACITY, step("0", "0", 1)),
                        "S05 stepAdjustments[0]: (0, 0) is empty: the lower bound must be below the upper"),
                refused(
                        "10 bounds the wrong way round",
                        steps(CHANGE_IN_CAPACITY, step("0", "2.5", 1), step("7", "2.50", 1), step("7", "-", 1)),
                        "S05 stepAdjustments[1]: (7, 2.5) is empty: the lower bound must be below the upper"),
                refused(
                        "11 a negative capacity",
                        steps(EXACT_CAPACITY, step("0", "-", -1)),
                        "S10 stepAdjustments[0].scalingAdjustment: -1 is below 0: an exact capacity is 0 or more"),
                refused(
                        "12 a minimum for a change",
                        steps(CHANGE_IN_CAPACITY, OptionalInt.of(1), step("0", "-", 1)),
                        "S11 minAdjustmentMagnitude: is given with ChangeInCapacity: it is allowed with"
                                + " PercentChangeInCapacity only"),
                refused(
                        "12 a minimum for a capacity",
                        steps(EXACT_CAPACITY, OptionalInt.of(1), step("0", "-", 1)),
                        "S11 minAdjustmentMagnitude: is given with ExactCapacity: it is allowed with"
                                + " PercentChangeInCapacity only"),
                refused(
                        "a minimum of 0",
                        steps(PERCENT_CHANGE_IN_CAPACITY, OptionalInt.of(0), step("0", "-", 1)),
                        "D05 minAdjustmentMagnitude: 0 is below 1"),
                refused(
                        "quota: 21 steps",
                        steps(CHANGE_IN_CAPACITY, staircase(21)),
                        "S12 stepAdjustments: has 21 steps: at most 20 are allowed in a policy"),
                refused(
                        "a boundary at the threshold",
                        steps(CHANGE_IN_CAPACITY, step("-", "0", -1), step("0", "-", 1)),
                        "S14 stepAdjustments: (-inf, 0) and (0, +inf) meet at the threshold, and AWS does not say which of"
                                + " them applies there"),
                refused(
                        "several at once",
                        steps(EXACT_CAPACITY, OptionalInt.of(2), step("-", "-", -3), step("5", "4", 1)),
                        "S11 minAdjustmentMagnitude: is given with ExactCapacity: it is allowed with"
                                + " PercentChangeInCapacity only",
                        "S06 stepAdjustments[0]: has neither bound: at least one is needed",
                        "S10 stepAdjustments[0].scalingAdjustment: -3 is below 0: an exact capacity is 0 or more",
                        "S05 stepAdjustments[1]: (5, 4) is empty: the lower bound must be below the upper"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void allowsWhatTheServiceAllows(String name, Supplier<StepScalingPolicy> policy, List<String> none) {
        Refusals.check(policy, none);
    }

    static Stream<Arguments> allowsWhatTheServiceAllows() {
        return Stream.of(
                allowed("open above from the threshold", steps(CHANGE_IN_CAPACITY, step("0", "-", 1))),
                allowed("open above from beyond it", steps(CHANGE_IN_CAPACITY, step("5", "-", 1))),
                allowed("open below up to the threshold", steps(CHANGE_IN_CAPACITY, step("-", "0", -1))),
                allowed("open below up to before it", steps(CHANGE_IN_CAPACITY, step("-", "-5", -1))),
                allowed(
                        "a ladder that starts at 10 (W22)",
                        steps(
                                PERCENT_CHANGE_IN_CAPACITY,
                                step("10", "20", 10),
                                step("20", "30", 20),
                                step("30", "-", 30))),
                allowed(
                        "both sides, apart from the threshold",
                        steps(CHANGE_IN_CAPACITY, step("-", "20", -1), step("20", "50", 0), step("50", "-", 1))),
                allowed("in any order", steps(CHANGE_IN_CAPACITY, step("10", "-", 2), step("0", "10.0", 1))),
                allowed("20 steps", steps(CHANGE_IN_CAPACITY, staircase(20))),
                allowed("a hold", steps(CHANGE_IN_CAPACITY, step("0", "-", 0))),
                allowed("a capacity of 0", steps(EXACT_CAPACITY, step("0", "-", 0))),
                allowed("a minimum of 1", steps(PERCENT_CHANGE_IN_CAPACITY, OptionalInt.of(1), step("0", "-", 1))),
                allowed("less than nothing by percent", steps(PERCENT_CHANGE_IN_CAPACITY, step("-", "0", -150))));
    }

    @Test
    void agreesWithASecondReadingOfTheRulesOnRandomSteps() {
        Map<Integer, Integer> seen = new HashMap<>();
        int legal = 0;
        for (long seed : RandomScaling.seeds(4_000).toList()) {
            RandomGenerator random = new SplittableRandom(seed);
            AdjustmentType type = AdjustmentType.values()[random.nextInt(3)];
            OptionalInt magnitude = random.nextInt(6) == 0 ? OptionalInt.of(1) : OptionalInt.empty();
            List<StepAdjustment> steps = random.nextInt(100) == 0 ? List.of(staircase(21)) : randomSteps(random);
            Set<Integer> broken = ServiceRules.broken(type.awsName(), steps, magnitude);
            Set<String> ids = StepAdjustmentRules.check(type, steps, magnitude).stream()
                    .map(Violation::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (broken.contains(9)) {
                // Of steps that overlap it means nothing that two of them meet at the threshold.
                broken.remove(14);
                ids.remove("S14");
            }
            assertThat(ids)
                    .as("seed %d: %s %s %s", seed, type, steps, magnitude)
                    .isEqualTo(expectedIds(broken));
            broken.forEach(rule -> seen.merge(rule, 1, Integer::sum));
            legal += broken.isEmpty() ? 1 : 0;
        }
        assertThat(legal).isGreaterThan(300);
        assertThat(seen.keySet()).isEqualTo(IDS.keySet());
        assertThat(seen.values()).allMatch(times -> times > 10);
    }

    /** How steps lie to one another is looked at only once each is in order by itself. */
    private static Set<String> expectedIds(Set<Integer> broken) {
        boolean alone = broken.stream().anyMatch(rule -> !BETWEEN_STEPS.contains(rule));
        return broken.stream()
                .filter(rule -> !alone || !BETWEEN_STEPS.contains(rule))
                .map(IDS::get)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Cut from one line mostly, so that many are legal; each bound is now and then replaced by another. */
    private static List<StepAdjustment> randomSteps(RandomGenerator random) {
        int count = random.nextInt(12) == 0 ? 0 : random.nextInt(1, 5);
        List<StepAdjustment> steps = new ArrayList<>();
        int at = random.nextInt(-4, 3);
        boolean openBelow = random.nextBoolean();
        for (int i = 0; i < count; i++) {
            int next = at + random.nextInt(1, 3);
            boolean open = i == count - 1 && random.nextBoolean();
            steps.add(new StepAdjustment(
                    disturbed(random, openBelow && i == 0 ? Optional.empty() : whole(at)),
                    disturbed(random, open ? Optional.empty() : whole(next)),
                    random.nextInt(8) - 1));
            at = next;
        }
        return steps;
    }

    private static Optional<BigDecimal> disturbed(RandomGenerator random, Optional<BigDecimal> bound) {
        return switch (random.nextInt(14)) {
            case 0 -> Optional.empty();
            case 1 -> whole(random.nextInt(-3, 4));
            default -> bound;
        };
    }

    private static Optional<BigDecimal> whole(int value) {
        return Optional.of(BigDecimal.valueOf(value));
    }

    private static StepAdjustment[] staircase(int steps) {
        return IntStream.range(0, steps)
                .mapToObj(i -> step(String.valueOf(i), i == steps - 1 ? "-" : String.valueOf(i + 1), i))
                .toArray(StepAdjustment[]::new);
    }

    private static Supplier<StepScalingPolicy> steps(AdjustmentType type, StepAdjustment... steps) {
        return steps(type, OptionalInt.empty(), steps);
    }

    private static Supplier<StepScalingPolicy> steps(
            AdjustmentType type, OptionalInt minimum, StepAdjustment... steps) {
        return () -> new StepScalingPolicy(type, List.of(steps), 60, MetricAggregationType.AVERAGE, minimum);
    }

    private static StepAdjustment step(String lower, String upper, int adjustment) {
        return new StepAdjustment(bound(lower), bound(upper), adjustment);
    }

    private static Optional<BigDecimal> bound(String text) {
        return text.equals("-") ? Optional.empty() : Optional.of(new BigDecimal(text));
    }
}
