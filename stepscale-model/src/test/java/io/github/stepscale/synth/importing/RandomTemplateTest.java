package io.github.stepscale.synth.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.importing.ImportedFile;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.yaml.LocatedFinding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Templates in any form that people write: the imported descriptor plans to what they were made of. */
class RandomTemplateTest {
    private static final int TEMPLATES = Integer.getInteger("stepscale.import.templates", 300);

    @Test
    void templateInAnyFormIsImportedAsThePlanThatItWasMadeOf() {
        List<String> failures = new ArrayList<>();
        for (long seed = 1; seed <= TEMPLATES; seed++) {
            check(seed, AnyScaling.of(seed)).ifPresent(failures::add);
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " templates:\n" + String.join("\n", failures));
        }
    }

    /** The failure of a template, with its seed, the template and what was expected; empty if there is none. */
    private static Optional<String> check(long seed, ScalingDescription scaling) {
        ScalingPlan plan = ScalingPlan.of(scaling);
        Random random = new Random(seed);
        String template = RandomTemplate.of(plan, random).text(random);
        ImportOptions options = new ImportOptions(
                Map.of("stackName", scaling.stackName()),
                Optional.of(scaling.target().kind()),
                Optional.empty());
        try {
            check(scaling, Imports.run(template, options));
            return Optional.empty();
        } catch (AssertionError | RuntimeException failure) {
            return Optional.of("seed " + seed + ": " + failure + "\n" + template);
        }
    }

    private static void check(ScalingDescription scaling, ImportResult result) {
        assertThat(result.findings().stream().filter(LocatedFinding::isError).map(LocatedFinding::toString))
                .isEmpty();
        List<ImportOutcome> targets = result.targets().stream()
                .filter(target -> target.linked().isSageMaker())
                .toList();
        assertThat(targets).hasSize(1);
        ImportOutcome outcome = targets.get(0);
        assertThat(outcome.file())
                .as("%s %s %s", Imports.lines(result), outcome.reasons(), outcome.unsayable())
                .isPresent();
        ImportedFile file = outcome.file().orElseThrow();
        assertThat(ComparedPlan.of(file.scaling(), scaling.target()))
                .as(file.text())
                .isEqualTo(ComparedPlan.of(scaling));
        assertThat(ComparedPlan.of(read(file), scaling.target()))
                .as(file.text())
                .isEqualTo(ComparedPlan.of(scaling));
        assertThat(outcome.unsayable()).noneMatch(part -> part.scales());
    }

    private static ScalingDescription read(ImportedFile file) {
        return DescriptorReader.read(file.name(), file.text().getBytes(StandardCharsets.UTF_8), Map.of())
                .descriptor()
                .orElseThrow()
                .scaling();
    }
}
