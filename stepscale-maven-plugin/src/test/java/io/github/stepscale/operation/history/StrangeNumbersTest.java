package io.github.stepscale.operation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.plan.ScalingRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Impossible numbers in records are ignored and cause no failure. */
class StrangeNumbersTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private static Alarms.HistoryItem event(String reason) {
        return new Alarms.HistoryItem(
                NOON,
                "StateUpdate",
                "Alarm updated from OK to ALARM",
                "{\"newState\":{\"stateValue\":\"ALARM\",\"stateReasonData\":" + reason + "}}");
    }

    @ParameterizedTest
    @CsvSource({"60, 1", "604800, 1", "604801, 0", "9223372036854775807, 0", "-60, 0", "1e400, 0"})
    void anImpossiblePeriodIsIgnored(String period, int evaluations) {
        Alarms.HistoryItem event = event("{\"period\":" + period
                + ",\"evaluatedDatapoints\":[{\"timestamp\":\"2026-01-31T11:58:00.000+0000\",\"value\":1}]}");

        assertThat(AlarmEvaluation.of(event).stream()).hasSize(evaluations);
    }

    @Test
    void onlyFiniteNumbersAreDatapoints() {
        Alarms.HistoryItem event = event("{\"recentDatapoints\":[1E-7, 0.30000000000000004, 1e400, \"NaN\", null, 3]}");

        assertThat(AlarmStateChange.of(event).orElseThrow().datapoints())
                .containsExactly(
                        new BigDecimal("0.0000001"), new BigDecimal("0.30000000000000004"), new BigDecimal("3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Setting desired instance count to 99999999999.", "Setting desired instance count to NaN."})
    void anImpossibleCapacityGivesNoDirection(String description) {
        ScalingRule both = DeployFixture.checked("""
                        endpointName: orders
                        minCapacity: 1
                        maxCapacity: 10
                        layout: single
                        steps: [{ upper: 20, change: -1 }, { lower: 50, change: +1 }]
                        """).plan().rules().get(0);
        AutoScaling.Activity strange = activity(NOON.plusSeconds(60), description);
        ActivityDirections directions =
                ActivityDirections.of(List.of(activity(NOON, "Setting desired instance count to 2."), strange));

        assertThat(directions.of(strange, both)).isEmpty();
    }

    private static AutoScaling.Activity activity(Instant start, String description) {
        return new AutoScaling.Activity(
                start, Optional.of(start.plusSeconds(1)), "Successful", description, "", "", List.of());
    }
}
