package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Setting;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.TreatMissingData;
import java.util.List;
import java.util.stream.Stream;

/** A scale-out alarm that silence raises or keeps up. */
final class SilentScaleOutRule implements LintRule {
    @Override
    public Entry entry() {
        return Entry.lint(
                        "A29",
                        Severity.WARNING,
                        "Silence raises a scale-out alarm",
                        "Without requests there is no datapoint. treatMissingData: breaching then puts the alarm in ALARM, and"
                                + " ignore leaves it there after a burst; its action is repeated every minute. Which datapoint"
                                + " chooses the step then, if any, AWS does not say.",
                        "Write treatMissingData: notBreaching for scale-out.",
                        Sources.MISSING_DATA)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return RuleSite.of(plan).filter(Silence::raises).map(this::found);
    }

    private Finding found(RuleSite site) {
        boolean breaching = site.alarm().treatMissingData() == TreatMissingData.BREACHING;
        String effect = breaching ? "puts the alarm in ALARM" : "leaves the alarm in ALARM after a burst";
        return finding(
                Severity.WARNING,
                site.path(Setting.TREAT_MISSING_DATA),
                "is " + site.alarm().treatMissingData().awsName() + ", and "
                        + site.alarm().metric().label() + " has no datapoint without requests: silence " + effect,
                Fix.write(site.path(Setting.TREAT_MISSING_DATA), List.of(Silence.quiet(site))));
    }
}
