package io.github.stepscale.importing;

import io.github.stepscale.policy.ScalingDescription;
import java.util.List;

/**
 * A descriptor that was imported and proved to mean the same.
 *
 * @param name such as {@code stepscale-orders-AllTraffic.imported.yaml}
 * @param text comments with what could not be said, then the descriptor; lines end in {@code \n}
 * @param scaling what it describes
 * @param form how it says it
 * @param rules the resources that each rule comes from, in the order of the descriptor; target tracking itself is none
 * @param proof the proof, as a sentence
 */
public record ImportedFile(
        String name, String text, ScalingDescription scaling, Form form, List<ImportedRule> rules, String proof) {
    /** How a descriptor says how capacity follows load. */
    public enum Form {
        /** Steps in the unit of the metric. */
        STEPS,
        /** Rules in the form of AWS. */
        RULES,
        /** Target tracking. */
        TRACKING
    }

    public ImportedFile {
        rules = List.copyOf(rules);
    }
}
