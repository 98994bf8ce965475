package io.github.stepscale.lint.rule;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import java.util.stream.Stream;

/** Finds one kind of mistake in a plan. */
public interface LintRule {
    /** The id of the mistake in the catalogue: a letter for the subject and two digits. */
    String id();

    /**
     * Finds every occurrence, in the order of the rules of the plan and of their steps from low to high.
     *
     * @param delays the delays of the service, for mistakes that depend on them
     */
    Stream<Finding> check(ScalingPlan plan, ServiceDelays delays);

    /** A finding of this rule whose fix is a decision of the user. */
    default Finding finding(Severity severity, String path, String sentence, String fix) {
        return finding(severity, path, sentence, Fix.byHand(fix));
    }

    /** A finding of this rule. */
    default Finding finding(Severity severity, String path, String sentence, Fix fix) {
        return new Finding(id(), severity, path, sentence, fix.sentence(), fix.changes());
    }
}
