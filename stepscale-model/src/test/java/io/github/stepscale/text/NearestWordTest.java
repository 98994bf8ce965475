package io.github.stepscale.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {
    private static final List<String> KNOWN = List.of("endpoint", "capacity", "metric");

    @Test
    void findsAWordThatIsMisspelt() {
        assertThat(NearestWord.to("endpiont", KNOWN)).contains("endpoint");
        assertThat(NearestWord.to("METRICS", KNOWN)).contains("metric");
    }

    @Test
    void findsNothingWhereTooManyLettersDiffer() {
        assertThat(NearestWord.to("schedule", KNOWN)).isEmpty();
        assertThat(NearestWord.to("endpoint".repeat(10), KNOWN)).isEmpty();
        assertThat(NearestWord.to("endpoint", List.of())).isEmpty();
    }

    @Test
    void suggestsTheWordOrAnotherFix() {
        assertThat(NearestWord.fix("metrik", KNOWN, "Remove it")).isEqualTo("Did you mean metric?");
        assertThat(NearestWord.fix("schedule", KNOWN, "Remove it")).isEqualTo("Remove it");
    }
}
