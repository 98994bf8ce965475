package io.github.stepscale.lint.rule;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import java.util.stream.Stream;

/** Finds one kind of mistake in what is deployed. */
public interface LintRule {
    /** What is known of the mistake. */
    Entry entry();

    /** Every place where it is made, in the order of the rules and of their steps from low to high. */
    Stream<Finding> check(ScalingPlan plan);

    /** A finding of this rule. */
    default Finding finding(Severity severity, String path, String sentence, String fix) {
        return new Finding(entry().id(), severity, path, sentence, fix);
    }
}
