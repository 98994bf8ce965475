package io.github.stepscale.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTextTest {
    @ParameterizedTest
    @CsvSource({"Größe, Gr??e, true", "Größe, Gr????e, true", "Größe 🚀!, Gr??e ?!, true", "Größe, Gr?e, true"})
    void charactersThatCloudFormationLosesMakeNoDifference(String sent, String readBack, boolean same) {
        assertThat(TemplateText.isSame(sent, readBack)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"Größe, Groesse", "Größe, Gre", "a, b", "a?, a", "Threshold: 5, Threshold: 6"})
    void everyOtherDifferenceCounts(String sent, String readBack) {
        assertThat(TemplateText.isSame(sent, readBack)).isFalse();
    }

    @Test
    @Timeout(10)
    void aLongTextIsCompared() {
        assertThat(TemplateText.isSame("ö".repeat(100_000), "?".repeat(100_000)))
                .isTrue();
    }
}
