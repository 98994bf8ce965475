package io.github.stepscale.policy.steps;

import static io.github.stepscale.testing.Refusals.allowed;
import static io.github.stepscale.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.testing.Refusals;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StepLadderTest {
    private static final StepLadder SAMPLE = ladder(
            Step.lower(50).change(+1),
            Step.upper(20).change(-1),
            Step.lower(30).upper(40).change(0));

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesWhatIsNoLadder(String name, Supplier<StepLadder> ladder, List<String> reasons) {
        Refusals.check(ladder, reasons);
    }

    static Stream<Arguments> refusesWhatIsNoLadder() {
        return Stream.of(
                refused("no step", () -> ladder(), "S00 steps: is empty: at least one step is needed"),
                refused(
                        "an overlap",
                        () -> ladder(Step.upper(20).change(-1), Step.lower(19.9).change(1)),
                        "S04 steps[1]: [19.9, +inf) overlaps steps[0] (-inf, 20): a value may belong to one step only"),
                refused(
                        "each overlap once",
                        () -> ladder(
                                Step.lower(0).upper(9).change(1),
                                Step.lower(5).upper(6).change(1),
                                Step.lower(8).change(2)),
                        "S04 steps[1]: [5, 6) overlaps steps[0] [0, 9): a value may belong to one step only",
                        "S04 steps[2]: [8, +inf) overlaps steps[0] [0, 9): a value may belong to one step only"),
                refused(
                        "two kinds",
                        () -> ladder(
                                Step.upper(20).change(-1),
                                Step.lower(20).percent(10),
                                Step.lower(50).capacity(3)),
                        "D07 steps[1]: uses percent beside change: one kind is allowed in a list",
                        "D07 steps[2]: uses capacity beside change: one kind is allowed in a list",
                        "S04 steps[2]: [50, +inf) overlaps steps[1] [20, +inf): a value may belong to one step only"),
                refused(
                        "41 steps",
                        () -> new StepLadder(staircase(41)),
                        "S12 steps: has 41 steps: a policy may have 20, two policies twice that"),
                allowed("40 steps", () -> new StepLadder(staircase(40))),
                allowed(
                        "steps that touch",
                        () -> ladder(Step.lower(20).change(1), Step.upper(20).change(-1))));
    }

    @Test
    void sortsStepsWhateverTheirOrderInTheFile() {
        assertThat(SAMPLE.ascending())
                .extracting(Step::interval)
                .containsExactly("(-inf, 20)", "[30, 40)", "[50, +inf)");
        assertThat(SAMPLE.steps()).extracting(Step::interval).containsExactly("[50, +inf)", "(-inf, 20)", "[30, 40)");
    }

    @Test
    void findsWhereScalingStarts() {
        assertThat(SAMPLE.scaleOutFrom()).contains(new BigDecimal(50));
        assertThat(SAMPLE.scaleInBelow()).contains(new BigDecimal(20));
    }

    @Test
    void startsNowhereWhereAStepIsOpenOrMissing() {
        StepLadder turned = ladder(Step.upper(20).change(+1), Step.lower(50).change(-1));
        assertThat(turned.scaleOutFrom()).isEmpty();
        assertThat(turned.scaleInBelow()).isEmpty();
        assertThat(ladder(Step.lower(1).change(0)).scaleOutFrom()).isEmpty();
        assertThat(ladder(Step.lower(1).change(0)).scaleInBelow()).isEmpty();
    }

    @Test
    void fillsGapsWithHolds() {
        assertThat(SAMPLE.all(BigDecimal.ZERO))
                .extracting(StepLadderTest::text)
                .containsExactly("(-inf, 20) -1", "[20, 30) 0", "[30, 40) 0", "[40, 50) 0", "[50, +inf) 1");
    }

    @Test
    void takesOnlyStepsOfTheSideAndFillsThem() {
        StepLadder ladder = ladder(
                Step.upper(-5).change(-2),
                Step.lower(-3).upper(0).change(-1),
                Step.lower(2).upper(3).change(0),
                Step.lower(10).upper(20).change(+1),
                Step.lower(30).change(+2));
        assertThat(ladder.from(new BigDecimal(10)))
                .extracting(StepLadderTest::text)
                .containsExactly("[10, 20) 1", "[20, 30) 0", "[30, +inf) 2");
        assertThat(ladder.below(BigDecimal.ZERO))
                .extracting(StepLadderTest::text)
                .containsExactly("(-inf, -5) -2", "[-5, -3) 0", "[-3, 0) -1");
    }

    @Test
    void fillsBeyondTheEndsToo() {
        StepLadder ladder = ladder(Step.lower(10).upper(20).change(+1));
        assertThat(ladder.from(BigDecimal.TEN))
                .extracting(StepLadderTest::text)
                .containsExactly("[10, 20) 1", "[20, +inf) 0");
        assertThat(ladder.below(new BigDecimal(25)))
                .extracting(StepLadderTest::text)
                .containsExactly("(-inf, 10) 0", "[10, 20) 1", "[20, 25) 0");
        assertThat(ladder.all(BigDecimal.ZERO))
                .extracting(StepLadderTest::text)
                .containsExactly("(-inf, 10) 0", "[10, 20) 1", "[20, +inf) 0");
    }

    @Test
    void readsAFirstStepFromTheFloorAsOpenBelow() {
        StepLadder ladder =
                ladder(Step.lower(5).upper(20).change(-1), Step.lower(20).change(1));
        assertThat(ladder.all(new BigDecimal("5.0")))
                .extracting(StepLadderTest::text)
                .containsExactly("(-inf, 20) -1", "[20, +inf) 1");
        assertThat(ladder.all(new BigDecimal(4)))
                .extracting(StepLadderTest::text)
                .containsExactly("(-inf, 5) 0", "[5, 20) -1", "[20, +inf) 1");
    }

    private static StepLadder ladder(Step... steps) {
        return new StepLadder(List.of(steps));
    }

    private static List<Step> staircase(int steps) {
        return IntStream.range(0, steps)
                .mapToObj(i -> Step.lower(i).upper(i + 1).change(1))
                .toList();
    }

    private static String text(Step step) {
        return step.interval() + " " + step.amount();
    }
}
