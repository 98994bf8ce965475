package io.github.stepscale.policy.rule;

import static io.github.stepscale.policy.rule.AdjustmentType.CHANGE_IN_CAPACITY;
import static io.github.stepscale.policy.rule.AdjustmentType.EXACT_CAPACITY;
import static io.github.stepscale.policy.rule.AdjustmentType.PERCENT_CHANGE_IN_CAPACITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.testing.ServiceRules;
import java.math.BigDecimal;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdjustmentTypeTest {
    @ParameterizedTest(name = "W5: {0} {1} at {2}, least change {3}: {4}")
    @CsvSource({
        "PERCENT_CHANGE_IN_CAPACITY,  127,   10, , 22", // 12.7 -> 12
        "PERCENT_CHANGE_IN_CAPACITY,   67,    1, , 2", // .67 -> 1
        "PERCENT_CHANGE_IN_CAPACITY,  -58,    1, , 0", // -.58 -> -1
        "PERCENT_CHANGE_IN_CAPACITY, -667,    1, , -5", // -6.67 -> -6
        "CHANGE_IN_CAPACITY,            5,    3, , 8",
        "EXACT_CAPACITY,                5,    3, , 5",
        "PERCENT_CHANGE_IN_CAPACITY,   10,   10, , 11",
        "PERCENT_CHANGE_IN_CAPACITY,   25,    4, 2, 6",
        "PERCENT_CHANGE_IN_CAPACITY,   10,    1, , 2",
        "PERCENT_CHANGE_IN_CAPACITY,  -10,    1, , 0",
        "PERCENT_CHANGE_IN_CAPACITY,   33,    3, , 4",
        "PERCENT_CHANGE_IN_CAPACITY,  -33,    3, , 2",
        "PERCENT_CHANGE_IN_CAPACITY,  -50,    2, , 1",
        "PERCENT_CHANGE_IN_CAPACITY,  100,    7, , 14",
        "PERCENT_CHANGE_IN_CAPACITY,   50,    0, , 0",
        "PERCENT_CHANGE_IN_CAPACITY,   25,  100, 2, 125",
        "PERCENT_CHANGE_IN_CAPACITY,  -25,    4, 2, 2"
    })
    void doesWhatTheWorkedExamplesPrint(
            AdjustmentType type, int adjustment, int capacity, Integer least, long expected) {
        OptionalInt minimum = least == null ? OptionalInt.empty() : OptionalInt.of(least);
        assertThat(type.apply(capacity, adjustment, minimum)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithExactArithmeticOnEveryCapacity(AdjustmentType type) {
        for (int capacity = 0; capacity <= 35; capacity++) {
            for (int adjustment = -210; adjustment <= 210; adjustment++) {
                for (int least = 0; least <= 3; least++) {
                    OptionalInt minimum = least == 0 ? OptionalInt.empty() : OptionalInt.of(least);
                    long actual = type.apply(capacity, adjustment, minimum);
                    BigDecimal expected = ServiceRules.capacityAfter(type.awsName(), capacity, adjustment, minimum);
                    if (expected.compareTo(BigDecimal.valueOf(actual)) != 0) {
                        assertThat(actual)
                                .as("%s %d at %d, least %d", type, adjustment, capacity, least)
                                .isEqualTo(expected.longValueExact());
                    }
                }
            }
        }
    }

    @Test
    void doesNotOverflow() {
        int most = Integer.MAX_VALUE;
        assertThat(CHANGE_IN_CAPACITY.apply(most, most, OptionalInt.empty())).isEqualTo(2L * most);
        assertThat(PERCENT_CHANGE_IN_CAPACITY.apply(most, most, OptionalInt.empty()))
                .isEqualTo(most + (long) most * most / 100);
        assertThat(PERCENT_CHANGE_IN_CAPACITY.apply(most, Integer.MIN_VALUE, OptionalInt.of(most)))
                .isEqualTo(most + (long) most * Integer.MIN_VALUE / 100);
    }

    @Test
    void doesNotLiftAHoldToTheLeastChange() {
        assertThat(PERCENT_CHANGE_IN_CAPACITY.apply(7, 0, OptionalInt.of(3))).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "CHANGE_IN_CAPACITY, 1, +1",
        "CHANGE_IN_CAPACITY, -3, -3",
        "CHANGE_IN_CAPACITY, 0, hold",
        "PERCENT_CHANGE_IN_CAPACITY, 10, +10 %",
        "PERCENT_CHANGE_IN_CAPACITY, -30, -30 %",
        "PERCENT_CHANGE_IN_CAPACITY, 0, hold",
        "EXACT_CAPACITY, 4, = 4",
        "EXACT_CAPACITY, 0, = 0"
    })
    void describesAnAdjustmentForPeople(AdjustmentType type, int adjustment, String expected) {
        assertThat(type.describe(adjustment)).isEqualTo(expected);
    }

    @Test
    void usesTheNamesOfTheApiAndOfTheFile() {
        assertThat(CHANGE_IN_CAPACITY.awsName()).isEqualTo("ChangeInCapacity");
        assertThat(PERCENT_CHANGE_IN_CAPACITY.awsName()).isEqualTo("PercentChangeInCapacity");
        assertThat(EXACT_CAPACITY.awsName()).isEqualTo("ExactCapacity");
        assertThat(AdjustmentType.values())
                .extracting(AdjustmentType::key)
                .containsExactly("change", "percent", "capacity");
    }
}
