package io.github.stepscale.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.validation.InvalidValueException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An alarm on a PromQL query, and the policy of one step that it runs. */
class PromQlAlarmTest {
    @ParameterizedTest
    @CsvSource({"10, 0, 0", "60, 120, 300", "3600, 86400, 86400"})
    void takesWhatCloudWatchTakes(int interval, int pending, int recovery) {
        assertThatCode(() -> new PromQlAlarm("up > 0", interval, OptionalInt.of(pending), OptionalInt.of(recovery)))
                .doesNotThrowAnyException();
    }

    @Test
    void reportsAllMistakesTogether() {
        assertThatThrownBy(() -> new PromQlAlarm("", 9, OptionalInt.of(-1), OptionalInt.of(86_401)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("promQl: has 0 characters: 1 to 10000 are allowed")
                .hasMessageContaining("evaluationInterval: 9 s is not allowed: 10 s to 3600 s are")
                .hasMessageContaining("pendingPeriod: -1 s is not allowed: 0 s to 86400 s are")
                .hasMessageContaining("recoveryPeriod: 86401 s is not allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "up{{resolve:ssm:x}} > 0", "up\u0007 > 0"})
    void refusesAQueryThatCloudFormationWouldChangeOrThatIsNone(String query) {
        assertThatThrownBy(() -> new PromQlAlarm(query, 60, OptionalInt.empty(), OptionalInt.empty()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("promQl");
    }

    @ParameterizedTest
    @EnumSource
    void thePolicyMakesTheSameAdjustmentAtEveryValue(AdjustmentType type) {
        StepScalingPolicy policy = new SingleStepPolicy(type, 3, 60, OptionalInt.empty()).policy();

        for (String offset : new String[] {"-1000000", "-1", "-0.001", "0", "0.5", "1", "1.001", "1000000"}) {
            assertThat(policy.stepAt(new BigDecimal(offset)).map(StepAdjustment::scalingAdjustment))
                    .isEqualTo(Optional.of(3));
        }
    }

    @Test
    void refusesAPolicyThatAwsRefuses() {
        assertThatThrownBy(() -> new SingleStepPolicy(AdjustmentType.EXACT_CAPACITY, -1, -1, OptionalInt.of(2)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("stepAdjustments[0].scalingAdjustment: -1 is below 0")
                .hasMessageContaining("minAdjustmentMagnitude: is given with ExactCapacity")
                .hasMessageContaining("cooldown: -1 s is below 0");
    }
}
