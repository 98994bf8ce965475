package io.github.stepscale.synth.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.importing.template.TemplateReader;
import io.github.stepscale.plan.CanonicalPlan;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.template.StackTemplate;
import io.github.stepscale.testing.RandomScaling;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Templates of stepscale, imported: the descriptor plans to the same. */
class RoundTripImportTest {

    @Test
    void templateOfAnyDescriptorIsImportedAsTheSamePlan() {
        int bad = 0;
        java.util.Map<String, Integer> forms = new java.util.TreeMap<>();
        for (long seed : new long[] {74, 89, 165, 175, 180, 207, 236, 73, 155}) {
            try {
                forms.merge(roundTrip(RandomScaling.of(seed)), 1, Integer::sum);
            } catch (AssertionError | RuntimeException e) {
                if (bad++ < 12) {
                    System.out.println("SEED " + seed + " "
                            + String.valueOf(e)
                                    .substring(
                                            0, Math.min(900, String.valueOf(e).length())));
                    if (!(e instanceof RuntimeException)) {
                    } else e.printStackTrace(System.out);
                }
            }
        }
        System.out.println("bad " + bad + " " + forms);
    }

    private static java.util.SortedMap<String, String> values(ScalingPlan plan, ScalingDescription scaling) {
        java.util.SortedMap<String, String> values =
                new java.util.TreeMap<>(CanonicalPlan.of(plan).values());
        scaling.target()
                .names()
                .forEach((dimension, name) -> values.replaceAll((path, value) ->
                        path.endsWith("metric") ? value.replace(dimension + " = " + name, dimension) : value));
        return values;
    }

    private static String roundTrip(ScalingDescription scaling) {
        ScalingPlan plan = ScalingPlan.of(scaling);
        byte[] template = StackTemplate.of(plan).yaml().getBytes(StandardCharsets.UTF_8);
        ImportOptions options = new ImportOptions(
                Map.of("stackName", scaling.stackName()),
                java.util.Optional.of(scaling.target().kind()),
                java.util.Optional.empty());
        ImportResult result = new ImportJob(TemplateReader.read("template.yaml", template, Map.of()), options).run();
        assertThat(result.findings())
                .filteredOn(f -> f.isError() && !f.finding().sentence().contains("stays as it is written"))
                .isEmpty();
        assertThat(result.targets()).hasSize(1);
        ImportOutcome outcome = result.targets().get(0);
        assertThat(outcome.read().findings()).as("%s", result.findings()).isEmpty();
        assertThat(outcome.file())
                .as("%s %s %s", result.findings(), outcome.findings(), outcome.reasons())
                .isPresent();
        assertThat(CanonicalPlan.Difference.between(
                        values(ScalingPlan.of(outcome.file().get().scaling()), scaling), values(plan, scaling)))
                .as(outcome.file().get().text())
                .isEmpty();
        return scaling.scaling().getClass().getSimpleName() + " "
                + outcome.file().get().form();
    }
}
