package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.TreatMissingData;
import java.util.stream.Stream;

/** A scale-in that needs a datapoint which an idle endpoint does not publish. */
final class IdleScaleInRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "A08",
                        Severity.WARNING,
                        "Idle endpoints never scale in",
                        "Without requests the metrics of requests have no datapoint, so a scale-in alarm on one does not fire"
                                + " and the capacity stays at its peak, which costs money. treatMissingData: breaching does put"
                                + " the alarm in ALARM, but leaves no value to choose a step by; what follows then AWS does not"
                                + " say. Whether zeros are published after all, AWS's own pages have said both ways. Only where a"
                                + " 0 would make the rule scale in.",
                        "Write fill: 0, so that a real number reaches the policy, with several datapoints that decide.",
                        AwsPages.MISSING_DATA)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return check(plan, ServiceDelays.STANDARD);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return LocatedRule.of(plan).filter(MissingDatapoints::keepsUp).map(site -> found(site, delays));
    }

    private Finding found(LocatedRule site, ServiceDelays delays) {
        TreatMissingData missing = site.alarm().treatMissingData();
        String effect = missing == TreatMissingData.BREACHING
                ? "the alarm then fires without a value to choose a step by: whether anything scales in, AWS does not"
                        + " say"
                : "with treatMissingData: " + missing.awsName()
                        + " the alarm then does not fire: an idle endpoint does not scale in";
        return finding(
                Severity.WARNING,
                site.path(SettingLocation.FILL),
                site.alarm().metric().label() + " has no datapoint without requests, and " + effect,
                Fix.write(site.path(SettingLocation.FILL), MissingDatapoints.asZero(site, delays)));
    }
}
