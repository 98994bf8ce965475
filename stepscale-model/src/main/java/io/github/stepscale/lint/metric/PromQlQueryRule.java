package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.PromQlScalingRule;
import io.github.stepscale.plan.ScalingPlan;
import java.util.stream.Stream;

/** A rule on a PromQL query, of which AWS does not document which step applies. */
final class PromQlQueryRule implements LintRule {
    @Override
    public String id() {
        return "M25";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return plan.promQlRules().stream().map(rule -> found(plan, rule));
    }

    private Finding found(ScalingPlan plan, PromQlScalingRule rule) {
        return finding(
                Severity.WARNING,
                LocatedRule.item(plan.scaling(), rule.id()) + ".alarm.promQl",
                "passes no value to the policy, and AWS does not say which step then applies: the policy makes "
                        + rule.action() + " at every value, and whether it scales shows only in the account",
                "Watch a CloudWatch metric, or allow W-M25 and see with explain what happens when the alarm fires");
    }
}
