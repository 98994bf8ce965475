package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void putsTextFromAwsOnOneLine() {
        assertThat(SafeText.oneLine(" a \n\n  b\u202ec\n")).isEqualTo("a bc");
    }

    /** Each character is read once; a pattern that goes back over what it has read would take hours here. */
    @Test
    void readsEachCharacterOnce() {
        assertThat(SafeText.oneLine("authorization".repeat(200_000))).hasSize(2_600_000);
        assertThat(SafeText.oneLine("canonical string" + "\\n".repeat(1_000_000)))
                .isEqualTo("canonical string***");
        assertThat(SafeText.oneLine("Credential ".repeat(200_000))).hasSize(2_199_999);
    }
}
