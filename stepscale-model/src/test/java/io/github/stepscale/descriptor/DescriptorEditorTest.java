package io.github.stepscale.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.text.UnifiedDiff;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescriptorEditorTest {
    private static final String TEXT = """
            # ours
            endpointName: e
            minCapacity: 1  # at night
            maxCapacity: 4
            layout: split
            steps:   # by load
              - {upper: 20, change: -1}
              - {lower: 20, upper: 50, change: 0}
              - lower: 50   # busy
                change: +1
            """;

    @Test
    void valuesOfMappingsAndListsAreChangedInTheirPlaces() {
        String edited = DescriptorEditor.edit(
                TEXT,
                description(2, 25, 2, 120),
                Map.of("minCapacity", "2", "steps[0].upper", "25", "steps[1].lower", "25", "steps[2].change", "+2"));

        assertThat(changes(edited))
                .containsExactly(
                        "-minCapacity: 1  # at night",
                        "+minCapacity: 2  # at night",
                        "-  - {upper: 20, change: -1}",
                        "-  - {lower: 20, upper: 50, change: 0}",
                        "+  - {upper: 25, change: -1}",
                        "+  - {lower: 25, upper: 50, change: 0}",
                        "-    change: +1",
                        "+    change: +2");
    }

    @Test
    void valueThatTheFileDoesNotHaveIsAddedBesideOthersInTheirPlaces() {
        String edited = DescriptorEditor.edit(
                TEXT, description(2, 20, 1, 60), Map.of("minCapacity", "2", "scaleOut.cooldown", "60"));

        assertThat(changes(edited))
                .containsExactlyInAnyOrder(
                        "-minCapacity: 1  # at night", "+minCapacity: 2  # at night", "+scaleOut:", "+  cooldown: 60");
    }

    @Test
    void pathsThatDoNotFitTheDescriptionAreNoFileThatSaysSomethingElse() {
        ScalingDescription wanted = description(2, 20, 1, 120);
        String edited = DescriptorEditor.edit(TEXT, wanted, Map.of("maxCapacity", "0"));

        assertThat(DescriptorRewriter.read(edited)).contains(wanted);
    }

    private static List<String> changes(String edited) {
        return UnifiedDiff.of(TEXT, edited).stream()
                .filter(line -> line.startsWith("+") || line.startsWith("-"))
                .toList();
    }

    private static ScalingDescription description(int min, int low, int added, int cooldown) {
        return ScalingDescription.endpoint("e")
                .minCapacity(min)
                .maxCapacity(4)
                .layout(Layout.SPLIT)
                .step(Step.upper(low).change(-1))
                .step(Step.lower(low).upper(50).change(0))
                .step(Step.lower(50).change(added))
                .scaleOut(side -> {
                    if (cooldown != 120) {
                        side.cooldown(cooldown);
                    }
                })
                .build();
    }
}
