package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.text.PlainNumbers;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Boundaries below a threshold, where AWS counts the other way round than the file. */
final class BoundaryBelowRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                "S21",
                Severity.INFO,
                "A boundary below the threshold belongs to the step below it",
                "In the file a step includes its lower value. Below the threshold of its alarm AWS includes the upper"
                        + " instead, so that a value exactly on an inner boundary meets the step further away. Moving the"
                        + " boundary a little would only hide it.",
                "Nothing to do, unless the metric often has exactly that value; then move the boundary.",
                AwsPages.STEP_ADJUSTMENT);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return LocatedRule.of(plan)
                .filter(site -> !site.isExplicit())
                .filter(site -> site.alarm().comparison().side() == ScalingDirection.IN)
                .flatMap(this::check);
    }

    private Stream<Finding> check(LocatedRule site) {
        List<StepAdjustment> steps = new FiringRange(site).steps();
        return IntStream.range(1, steps.size())
                .filter(i ->
                        steps.get(i - 1).scalingAdjustment() != steps.get(i).scalingAdjustment())
                .mapToObj(i -> found(site, steps.get(i - 1), steps.get(i)));
    }

    private Finding found(LocatedRule site, StepAdjustment further, StepAdjustment nearer) {
        String boundary = PlainNumbers.text(site.rule().lower(nearer).orElseThrow());
        return finding(
                Severity.INFO,
                site.path(nearer),
                "at exactly " + boundary + " the step below it applies, " + site.action(further) + " and not "
                        + site.action(nearer)
                        + ": under an alarm with < a boundary belongs to the step further from the"
                        + " threshold",
                "Nothing to do, unless the metric often is exactly " + boundary);
    }
}
