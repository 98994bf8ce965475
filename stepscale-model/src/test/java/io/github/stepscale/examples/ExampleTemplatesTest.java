package io.github.stepscale.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.stepscale.descriptor.DescriptorFiles;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.template.StackTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The template of every example, byte for byte. After a change that is meant, {@code -Dstepscale.updateGolden=true} writes
 * them anew; read the difference before it is committed.
 */
class ExampleTemplatesTest {
    private static final boolean UPDATE = Boolean.getBoolean("stepscale.updateGolden");

    static List<String> examples() {
        return Examples.names();
    }

    @Test
    void thereAreSixExamplesWithADescriptor() {
        assertThat(examples())
                .containsExactly(
                        "async-from-zero",
                        "inference-component",
                        "llm-concurrency",
                        "original-sample",
                        "several-metrics",
                        "split-layout");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void templateIsTheGoldenOne(String example) throws IOException {
        String template = stack(example).template();
        Path golden = Examples.golden(example);
        if (UPDATE) {
            Files.writeString(golden, template);
        }
        assertThat(template).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void goldenTemplateIsReadBackAsTheDocument(String example) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Object read = new YAMLMapper().readValue(Examples.golden(example).toFile(), Object.class);
        StackTemplate template = StackTemplate.of(stack(example).plan());
        assertThat(json.readTree(json.writeValueAsString(read)))
                .isEqualTo(json.readTree(json.writeValueAsString(template.document())));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void onlyTheOriginalSampleHasWarnings(String example) {
        Synthesis check = check(example);
        boolean warned =
                check.findings().stream().anyMatch(finding -> finding.code().startsWith("W"));
        assertThat(warned).as("%s", check.findings()).isEqualTo(example.equals("original-sample"));
    }

    private static SynthesizedStack stack(String example) {
        Synthesis check = check(example);
        assertThat(check.findings()).noneMatch(finding -> finding.code().startsWith("E"));
        return check.stack().orElseThrow();
    }

    private static Synthesis check(String example) {
        DescriptorFiles files = new DescriptorFiles();
        return Synthesis.of(files, Examples.descriptor(example), Map.of()).get(0);
    }
}
