package io.github.stepscale.operation.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityCauseTest {
    @ParameterizedTest
    @ValueSource(strings = {"", ".", ". ", " \t"})
    void namesTheAlarmAndThePolicyHoweverTheSentenceEnds(String end) {
        assertThat(ActivityCause.of("monitor alarm a in state ALARM in state ALARM triggered policy p-1" + end))
                .contains(new ActivityCause("a in state ALARM", "p-1"));
    }

    /** What tries each blank as the end takes hours here. */
    @Test
    void manyBlanksAreScannedOnce() {
        String policy = "p" + " ".repeat(1_000_000) + "q";

        assertThat(ActivityCause.of("monitor alarm a in state ALARM triggered policy " + policy))
                .contains(new ActivityCause("a", policy));
    }
}
