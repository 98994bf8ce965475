package io.github.stepscale.policy.steps;

import static io.github.stepscale.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.testing.Refusals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StepTest {
    private static final Optional<BigDecimal> OPEN = Optional.empty();

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesWhatIsNoStep(String name, Supplier<Step> step, List<String> reasons) {
        Refusals.check(step, reasons);
    }

    static Stream<Arguments> refusesWhatIsNoStep() {
        String digits =
                "the number has too many digits: up to 15 significant digits and a size below 10^15 are allowed";
        return Stream.of(
                refused(
                        "no bound",
                        () -> new Step(OPEN, OPEN, AdjustmentType.CHANGE_IN_CAPACITY, 1),
                        "S06 : has neither lower nor upper: at least one is needed"),
                refused(
                        "equal bounds",
                        () -> Step.lower(20).upper(20).change(1),
                        "S05 upper: 20 is not above lower 20: a step runs from lower up to, but without, upper"),
                refused(
                        "bounds the wrong way round",
                        () -> Step.lower(0.5).upper(-20).change(1),
                        "S05 upper: -20 is not above lower 0.5: a step runs from lower up to, but without, upper"),
                refused(
                        "a negative capacity",
                        () -> Step.lower(20).capacity(-1),
                        "S10 capacity: -1 is below 0: a capacity is 0 or more"),
                refused("too long a lower", () -> Step.lower(0.1 + 0.2).change(1), "D05 lower: " + digits),
                refused("too large an upper", () -> Step.upper(1e15).change(1), "D05 upper: " + digits),
                refused(
                        "all of it",
                        () -> new Step(
                                Optional.of(new BigDecimal("1E+999999999")),
                                Optional.of(new BigDecimal("1E-999999999")),
                                AdjustmentType.EXACT_CAPACITY,
                                -2),
                        "D05 lower: " + digits,
                        "D05 upper: " + digits,
                        "S10 capacity: -2 is below 0: a capacity is 0 or more"),
                refused("no number", () -> Step.lower(Double.NaN), "D05 : NaN is not allowed: a finite number is"));
    }

    @ParameterizedTest(name = "[{0}, {1}) at {2}: {3}")
    @CsvSource({
        "20, 50, 19.999, false",
        "20, 50, 20, true",
        "20, 50, 49.999, true",
        "20, 50, 50.0, false",
        ", 20, -1000000, true",
        ", 20, 20, false",
        "50, , 50, true",
        "50, , 1000000, true",
        "50, , 49.999, false"
    })
    void containsItsLowerAndNotItsUpper(BigDecimal lower, BigDecimal upper, BigDecimal value, boolean expected) {
        Step step =
                new Step(Optional.ofNullable(lower), Optional.ofNullable(upper), AdjustmentType.CHANGE_IN_CAPACITY, 1);
        assertThat(step.contains(value)).isEqualTo(expected);
    }

    @Test
    void scalesInTheDirectionOfItsNumber() {
        assertThat(Step.lower(1).change(2).direction()).contains(ScalingDirection.OUT);
        assertThat(Step.lower(1).percent(-2).direction()).contains(ScalingDirection.IN);
        assertThat(Step.lower(1).change(0).direction()).isEmpty();
        assertThat(Step.lower(1).capacity(3).direction()).isEmpty();
    }

    @Test
    void holdsOnlyWhenItChangesNothing() {
        assertThat(Step.lower(1).change(0).holds()).isTrue();
        assertThat(Step.lower(1).percent(0).holds()).isTrue();
        assertThat(Step.lower(1).percent(1).holds()).isFalse();
        assertThat(Step.lower(1).capacity(0).holds()).isFalse();
    }

    @Test
    void showsItselfAsAnInterval() {
        assertThat(Step.lower(20).upper(50.5).change(1).interval()).isEqualTo("[20, 50.5)");
        assertThat(Step.upper(1e6).change(1).interval()).isEqualTo("(-inf, 1000000)");
        assertThat(Step.lower(-0.0).change(1).interval()).isEqualTo("[0, +inf)");
    }

    @Test
    void isEqualWhenBoundsAreTheSameNumbers() {
        assertThat(new Step(Optional.of(new BigDecimal("20.0")), OPEN, AdjustmentType.CHANGE_IN_CAPACITY, 1))
                .isEqualTo(Step.lower(20).change(1));
    }
}
