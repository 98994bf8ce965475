package io.github.stepscale.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.descriptor.DescriptorFiles;
import io.github.stepscale.importing.ImportedFile;
import io.github.stepscale.importing.template.TemplateReader;
import io.github.stepscale.plan.CanonicalPlan;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.synth.importing.ImportJob;
import io.github.stepscale.synth.importing.ImportOptions;
import io.github.stepscale.synth.importing.ImportOutcome;
import io.github.stepscale.yaml.LocatedFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The template of every example, imported: the same plan, in the same form, and the findings of its descriptor. */
class ExampleImportTest {
    static List<String> examples() {
        return Examples.names();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void templateIsImportedAsItsDescriptor(String example) throws IOException {
        Path template = Examples.golden(example);
        ScalingDescription own = new DescriptorFiles()
                .read(Examples.descriptor(example), Map.of())
                .get(0)
                .descriptor()
                .orElseThrow()
                .scaling();

        List<ImportOutcome> outcomes = new ImportJob(
                        TemplateReader.read("template.yaml", Files.readAllBytes(template), Map.of()),
                        ImportOptions.NONE)
                .run()
                .targets();

        assertThat(outcomes).hasSize(1);
        ImportedFile file = outcomes.get(0).file().orElseThrow();
        assertThat(CanonicalPlan.of(ScalingPlan.of(file.scaling())).differences(CanonicalPlan.of(ScalingPlan.of(own))))
                .isEmpty();
        assertThat(file.scaling().target().kind()).isEqualTo(own.target().kind());
        assertThat(file.form() == ImportedFile.Form.STEPS).isEqualTo(own.scaling() instanceof LadderScaling);
        assertThat(outcomes.get(0).findings()).noneMatch(LocatedFinding::isError);
    }
}
