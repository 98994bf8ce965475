package io.github.stepscale.lint.rule;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import java.util.stream.Stream;

/** Finds one kind of mistake in what is deployed. */
public interface LintRule {
    /** What is known of the mistake. */
    CatalogEntry entry();

    /** Every place where it is made, in the order of the rules and of their steps from low to high. */
    Stream<Finding> check(ScalingPlan plan);

    /** The same, for a rule that asks how long things take. */
    default Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return check(plan);
    }

    /** A finding of this rule that somebody has to decide on. */
    default Finding finding(Severity severity, String path, String sentence, String fix) {
        return finding(severity, path, sentence, Fix.byHand(fix));
    }

    /** A finding of this rule. */
    default Finding finding(Severity severity, String path, String sentence, Fix fix) {
        return new Finding(entry().id(), severity, path, sentence, fix.sentence(), fix.changes());
    }
}
