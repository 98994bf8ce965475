package io.github.stepscale.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parameters of import that exclude each other. */
record ImportContradictions(boolean hasTemplate, boolean all, boolean hasValues) {

    /**
     * Finds all contradictions.
     *
     * @param names what names one target or its stack, and was given
     */
    List<String> of(Map<String, String> names) {
        List<String> sentences = new ArrayList<>();
        if (hasTemplate && all) {
            sentences.add(Messages.excludeEachOther("stepscale.template", "stepscale.import.all"));
        }
        if (hasValues && !hasTemplate) {
            sentences.add(Messages.onlyForTemplate("stepscale.import.parameters"));
        }
        if (all) {
            names.keySet()
                    .forEach(name ->
                            sentences.add(Messages.excludeEachOther("stepscale." + name, "stepscale.import.all")));
        }
        if (names.containsKey("variantName") && names.containsKey("inferenceComponentName")) {
            sentences.add(Messages.excludeEachOther("stepscale.variantName", "stepscale.inferenceComponentName"));
        }
        return sentences;
    }
}
