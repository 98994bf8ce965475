package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.TreatMissingData;
import java.util.List;
import java.util.stream.Stream;

/** A scale-out alarm that silence raises or keeps up. */
final class MissingDataScaleOutRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "A29",
                        Severity.WARNING,
                        "Silence raises a scale-out alarm",
                        "Without requests there is no datapoint. treatMissingData: breaching then puts the alarm in ALARM, and"
                                + " ignore leaves it there after a burst; its action is repeated every minute. Which datapoint"
                                + " chooses the step then, if any, AWS does not say.",
                        "Write treatMissingData: notBreaching for scale-out.",
                        AwsPages.MISSING_DATA)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return LocatedRule.of(plan).filter(MissingDatapoints::raises).map(this::found);
    }

    private Finding found(LocatedRule site) {
        boolean breaching = site.alarm().treatMissingData() == TreatMissingData.BREACHING;
        String effect = breaching ? "puts the alarm in ALARM" : "leaves the alarm in ALARM after a burst";
        return finding(
                Severity.WARNING,
                site.path(SettingLocation.TREAT_MISSING_DATA),
                "is " + site.alarm().treatMissingData().awsName() + ", and "
                        + site.alarm().metric().label() + " has no datapoint without requests: silence " + effect,
                Fix.write(site.path(SettingLocation.TREAT_MISSING_DATA), List.of(MissingDatapoints.quiet(site))));
    }
}
