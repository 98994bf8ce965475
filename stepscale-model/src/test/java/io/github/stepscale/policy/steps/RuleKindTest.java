package io.github.stepscale.policy.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleKindTest {
    /** The table of defaults. */
    @ParameterizedTest
    @CsvSource({
        "SINGLE, Scaling, >=, 3, MISSING, MAXIMUM, 300",
        "SCALE_OUT, ScaleOut, >=, 1, NOT_BREACHING, MAXIMUM, 120",
        "SCALE_IN, ScaleIn, <, 15, MISSING, MAXIMUM, 300"
    })
    void hasSafeDefaults(
            RuleKind kind,
            String id,
            String comparison,
            int periods,
            TreatMissingData missing,
            MetricAggregationType aggregation,
            int cooldown) {
        assertThat(kind.id()).isEqualTo(id);
        assertThat(kind.comparison().symbol()).isEqualTo(comparison);
        RuleSettings defaults = kind.defaults();
        assertThat(defaults.evaluationPeriods()).hasValue(periods);
        assertThat(defaults.datapointsToAlarm()).isEmpty();
        assertThat(defaults.treatMissingData()).contains(missing);
        assertThat(defaults.metricAggregationType()).contains(aggregation);
        assertThat(defaults.cooldown()).hasValue(cooldown);
        assertThat(defaults.minAdjustmentMagnitude()).isEmpty();
        assertThat(defaults.fill()).isEmpty();
    }
}
