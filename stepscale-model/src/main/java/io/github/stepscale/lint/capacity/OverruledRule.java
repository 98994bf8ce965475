package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.plan.Rule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.Segment;
import io.github.stepscale.policy.AdjustmentType;
import java.util.List;
import java.util.stream.Stream;

/** A scale-in that another rule always outbids. */
final class OverruledRule implements LintRule {
    @Override
    public Entry entry() {
        return Entry.lint(
                "M18",
                Severity.WARNING,
                "A scale-in that never wins",
                "Wherever this rule removes capacity, another rule of the same metric holds or adds at the same time,"
                        + " and the largest capacity wins. Such a pair comes from a rule that is always in ALARM and was"
                        + " meant to hold. That a hold counts as a request for the present capacity is how the guide"
                        + " reads.",
                "Let the other rule not fire where this one scales in.",
                Sources.PUT_POLICY);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        List<Together> all = Together.of(plan).toList();
        return RuleSite.of(plan).filter(site -> isOverruled(site.rule(), all)).map(this::found);
    }

    private static boolean isOverruled(Rule rule, List<Together> all) {
        List<Together> in =
                all.stream().filter(together -> scalesIn(rule, together)).toList();
        return !in.isEmpty()
                && in.stream()
                        .allMatch(together -> together.responses().stream().anyMatch(OverruledRule::keeps));
    }

    private static boolean scalesIn(Rule rule, Together together) {
        return together.responses().stream()
                .anyMatch(response -> response.rule().equals(rule.id())
                        && isChange(response)
                        && response.adjustment().orElse(0) < 0);
    }

    /** Whether it asks for the present capacity or more. */
    private static boolean keeps(Segment.Response response) {
        return isChange(response) && response.adjustment().orElse(-1) >= 0;
    }

    private static boolean isChange(Segment.Response response) {
        return response.type() != AdjustmentType.EXACT_CAPACITY;
    }

    private Finding found(RuleSite site) {
        return finding(
                Severity.WARNING,
                site.stepsPath(),
                "wherever " + site.rule().id() + " scales in, another rule of "
                        + site.alarm().metric().label()
                        + " holds or adds, and the largest capacity wins: it never removes anything",
                "Let the other rule not fire there");
    }
}
