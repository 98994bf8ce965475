package io.github.stepscale.synth.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.descriptor.DescriptorFiles;
import io.github.stepscale.importing.ImportedFile;
import io.github.stepscale.importing.template.TemplateReader;
import io.github.stepscale.plan.CanonicalPlan;
import io.github.stepscale.plan.CanonicalPlan.Difference;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.template.StackTemplate;
import io.github.stepscale.testing.RandomScaling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates of stepscale, imported: the descriptor plans to the same. */
class RoundTripImportTest {

    @Test
    void templateOfAnyDescriptorIsImportedAsTheSamePlan() {
        RandomScaling.forEach(Integer.getInteger("stepscale.import.count", 60), scaling -> {
            ScalingPlan plan = ScalingPlan.of(scaling);
            // A name of CloudFormation in a plain text of a template is a mistake: somebody forgot Fn::Sub.
            if (CanonicalPlan.of(plan).values().values().stream().noneMatch(text -> text.contains("${"))) {
                assertImported(scaling, plan);
            }
        });
    }

    static Stream<Path> descriptors() throws IOException {
        return Files.walk(Path.of("src", "test", "resources", "descriptor", "good"))
                .filter(Files::isRegularFile)
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void templateOfEveryDescriptorOfTheTestsIsImportedAsTheSamePlan(Path file) {
        ScalingDescription scaling = new DescriptorFiles()
                .read(file, Map.of())
                .get(0)
                .descriptor()
                .orElseThrow()
                .scaling();

        assertImported(scaling, ScalingPlan.of(scaling));
    }

    private static void assertImported(ScalingDescription scaling, ScalingPlan plan) {
        byte[] template = StackTemplate.of(plan).yaml().getBytes(StandardCharsets.UTF_8);
        ImportOptions options = new ImportOptions(
                Map.of("stackName", scaling.stackName()),
                Optional.of(scaling.target().kind()),
                Optional.empty());

        ImportResult result = new ImportJob(TemplateReader.read("template.yaml", template, Map.of()), options).run();

        assertThat(result.targets()).hasSize(1);
        ImportOutcome outcome = result.targets().get(0);
        assertThat(outcome.read().descriptor())
                .as("%s %s", result.findings(), outcome.findings())
                .isPresent();
        assertThat(outcome.file())
                .as("%s %s", result.findings(), outcome.findings())
                .isPresent();
        ImportedFile file = outcome.file().get();
        assertThat(Difference.between(values(ScalingPlan.of(file.scaling()), scaling), values(plan, scaling)))
                .as(file.text())
                .isEmpty();
        assertThat(file.form()).isEqualTo(form(scaling, file.form()));
        assertThat(outcome.unsayable()).noneMatch(each -> each.scales());
    }

    /** Steps stay steps, and tracking stays tracking; some rules can be said as steps. */
    private static ImportedFile.Form form(ScalingDescription scaling, ImportedFile.Form found) {
        if (scaling.scaling() instanceof LadderScaling) {
            return ImportedFile.Form.STEPS;
        }
        return scaling.scaling() instanceof TrackingScaling ? ImportedFile.Form.TRACKING : found;
    }

    /** A component does not say its endpoint, so that a dimension with the name of that has a value. */
    private static SortedMap<String, String> values(ScalingPlan plan, ScalingDescription scaling) {
        SortedMap<String, String> values = new TreeMap<>(CanonicalPlan.of(plan).values());
        scaling.target()
                .names()
                .forEach((dimension, name) -> values.replaceAll((path, value) ->
                        path.endsWith("metric") ? value.replace(dimension + " = " + name, dimension) : value));
        return values;
    }
}
