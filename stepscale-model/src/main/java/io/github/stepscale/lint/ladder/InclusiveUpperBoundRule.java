package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.text.PlainNumbers;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Boundaries below a threshold, which AWS assigns to the other step than the file does. */
final class InclusiveUpperBoundRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "S21";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        boolean below = site.alarm().comparison().side() == ScalingDirection.IN;
        return below && !site.isExplicit() ? boundaries(site) : Stream.empty();
    }

    private Stream<Finding> boundaries(LocatedRule site) {
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
                "Nothing, unless the metric is often exactly " + boundary);
    }
}
