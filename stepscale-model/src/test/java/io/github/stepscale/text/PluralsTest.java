package io.github.stepscale.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralsTest {
    @ParameterizedTest
    @CsvSource({
        "request, requests",
        "instance-hour, instance-hours",
        "copy, copies",
        "scaling activity, scaling activities",
        "day, days",
        "batch, batches",
        "alias, aliases",
        "box, boxes"
    })
    void formsTheEnglishPlural(String noun, String plural) {
        assertThat(Plurals.plural(noun)).isEqualTo(plural);
    }

    @Test
    void usesTheSingularForExactlyOne() {
        assertThat(Plurals.of(0, "copy")).isEqualTo("0 copies");
        assertThat(Plurals.of(1, "copy")).isEqualTo("1 copy");
        assertThat(Plurals.of(2, "copy")).isEqualTo("2 copies");
        assertThat(Plurals.of("1", "minute")).isEqualTo("1 minute");
        assertThat(Plurals.of("1.5", "minute")).isEqualTo("1.5 minutes");
        assertThat(Plurals.choose(1, "is", "are")).isEqualTo("is");
        assertThat(Plurals.choose(0, "is", "are")).isEqualTo("are");
    }
}
