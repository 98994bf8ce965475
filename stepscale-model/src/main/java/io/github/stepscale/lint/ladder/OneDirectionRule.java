package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.Reach;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.Direction;
import io.github.stepscale.policy.StepsScaling;
import java.util.stream.Stream;

/** Capacity that can only go one way. */
final class OneDirectionRule implements LintRule {
    @Override
    public Entry entry() {
        return Entry.lint(
                "S23",
                Severity.INFO,
                "Nothing scales the other way",
                "All steps go one way, so the capacity stays at the highest, or at the lowest, that it was ever asked"
                        + " for. That is right where something else goes the other way, such as a target tracking policy"
                        + " or a person.",
                "Add steps for the other direction, unless something else takes care of it.",
                Sources.OWN);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        boolean out = scales(plan, Direction.OUT);
        boolean in = scales(plan, Direction.IN);
        if (out == in) {
            return Stream.empty();
        }
        boolean bySteps = plan.scaling().scaling() instanceof StepsScaling;
        return Stream.of(finding(
                Severity.INFO,
                bySteps ? "steps" : "rules",
                out
                        ? "nothing scales in: the capacity stays as high as it once was"
                        : "nothing scales out: the capacity stays as low as it once was",
                "Add " + (bySteps ? "steps" : "a rule")
                        + " for the other direction, unless something else takes care of" + " it"));
    }

    private static boolean scales(ScalingPlan plan, Direction direction) {
        return RuleSite.of(plan).anyMatch(site -> new Reach(site).scales(direction));
    }
}
