package io.github.stepscale.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code that lint can find, found, and not found where the mistake is not made. */
class ExamplesTest {
    static Stream<Example> all() {
        return Stream.of(LadderExamples.all(), AlarmExamples.all(), MetricExamples.all(), CapacityExamples.all())
                .flatMap(examples -> examples);
    }

    @ParameterizedTest
    @MethodSource("all")
    void findsTheMistakeOfEachExample(Example example) {
        assertThat(Lint.codes(example.mistake())).contains(example.code());
    }

    @ParameterizedTest
    @MethodSource("all")
    void findsNothingWithoutTheMistake(Example example) {
        assertThat(Lint.codes(example.quiet())).doesNotContain(example.code());
    }

    @Test
    void everyCodeHasAnExample() {
        Set<String> documented = FindingCatalog.entries().stream()
                .filter(entry -> entry.detected().contains(DetectedWhen.LINT))
                .flatMap(entry -> entry.codes().stream())
                .collect(Collectors.toSet());
        assertThat(all().map(Example::code).collect(Collectors.toSet())).isEqualTo(documented);
    }
}
