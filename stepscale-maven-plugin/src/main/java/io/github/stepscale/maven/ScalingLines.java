package io.github.stepscale.maven;

import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.synth.SynthesizedStack;
import java.util.ArrayList;
import java.util.List;

/** What a policy does at every value of its metrics, as lines for people. */
final class ScalingLines {
    private ScalingLines() {}

    static List<String> of(SynthesizedStack stack) {
        ScalingDescription scaling = stack.descriptor().scaling();
        List<String> lines = new ArrayList<>();
        lines.add(stack.name() + ": " + scaling.capacity().min() + " to "
                + scaling.capacity().max() + " " + scaling.target().units());
        for (NumberLine line : NumberLine.of(stack.plan())) {
            lines.add("  " + line.title());
            line.lines().forEach(text -> lines.add("    " + text));
        }
        stack.plan()
                .tracking()
                .ifPresent(tracking -> lines.add("  " + tracking.describe() + ", " + tracking.describeCooldowns()
                        + "; AWS makes its alarms and computes each capacity"));
        stack.plan().promQlRules().forEach(rule -> lines.add("  " + rule.id() + ": " + rule.describe()));
        return lines;
    }
}
