package io.github.stepscale.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The user's page says what the reader does. */
class DocumentationTest {
    private static final String PAGE = page();
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SCALING = Pattern.compile("^(steps|rules|tracking):", Pattern.MULTILINE);
    private static final Pattern LAYOUT = Pattern.compile("^layout:", Pattern.MULTILINE);

    static List<String> examples() {
        return EXAMPLE.matcher(PAGE).results().map(match -> match.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsRead(String example) {
        String text = completed(example);

        assertThat(Corpus.findings(text)).as(text).isEmpty();
    }

    @Test
    void everyKeyIsExplained() {
        Stream<String> keys = Stream.of(
                        DescriptorKeys.TOP,
                        DescriptorKeys.SCHEDULE,
                        DescriptorKeys.METRIC_OBJECT,
                        DescriptorKeys.METRIC_MATH,
                        DescriptorKeys.STEP,
                        DescriptorKeys.ALARM,
                        DescriptorKeys.POLICY,
                        DescriptorKeys.STEP_ADJUSTMENT,
                        DescriptorKeys.PROM_QL_ALARM)
                .flatMap(List::stream);

        assertThat(keys).allMatch(key -> PAGE.contains(key));
    }

    /** An example with what it leaves to the other sections of the page. */
    private static String completed(String example) {
        StringBuilder text = new StringBuilder(example.startsWith("endpointName:") ? "" : Corpus.with());
        if (!SCALING.matcher(example).find()) {
            text.append("steps: [{ upper: 2, change: -1 }, { lower: 5, change: 1 }]\n");
            text.append(LAYOUT.matcher(example).find() ? "" : "layout: split\n");
        }
        return text.append(example).toString();
    }

    private static String page() {
        try {
            return Files.readString(Path.of("../docs/descriptor.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
