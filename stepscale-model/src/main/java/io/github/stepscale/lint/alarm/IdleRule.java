package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Delays;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Setting;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.TreatMissingData;
import java.util.stream.Stream;

/** A scale-in that needs a datapoint which an idle endpoint does not publish. */
final class IdleRule implements LintRule {
    @Override
    public Entry entry() {
        return Entry.lint(
                        "A08",
                        Severity.WARNING,
                        "Idle endpoints never scale in",
                        "Without requests the metrics of requests have no datapoint, so a scale-in alarm on one does not fire"
                                + " and the capacity stays at its peak, which costs money. treatMissingData: breaching does put"
                                + " the alarm in ALARM, but leaves no value to choose a step by; what follows then AWS does not"
                                + " say. Whether zeros are published after all, AWS's own pages have said both ways. Only where a"
                                + " 0 would make the rule scale in.",
                        "Write fill: 0, so that a real number reaches the policy, with several datapoints that decide.",
                        Sources.MISSING_DATA)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return check(plan, Delays.STANDARD);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, Delays delays) {
        return RuleSite.of(plan).filter(Silence::keepsUp).map(site -> found(site, delays));
    }

    private Finding found(RuleSite site, Delays delays) {
        TreatMissingData missing = site.alarm().treatMissingData();
        String effect = missing == TreatMissingData.BREACHING
                ? "the alarm then fires without a value to choose a step by: whether anything scales in, AWS does not"
                        + " say"
                : "with treatMissingData: " + missing.awsName()
                        + " the alarm then does not fire: an idle endpoint does not scale in";
        return finding(
                Severity.WARNING,
                site.path(Setting.FILL),
                site.alarm().metric().label() + " has no datapoint without requests, and " + effect,
                Fix.write(site.path(Setting.FILL), Silence.asZero(site, delays)));
    }
}
