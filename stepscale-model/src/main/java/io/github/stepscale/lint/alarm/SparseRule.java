package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.Reach;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Setting;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.Direction;
import java.util.stream.Stream;

/** Datapoints from before a pause, taken for recent ones. */
final class SparseRule implements LintRule {
    @Override
    public Entry entry() {
        return Entry.lint(
                "A10",
                Severity.INFO,
                "Old datapoints stand in for missing ones",
                "CloudWatch looks further back than evaluationPeriods, how far it does not say. Where it finds enough"
                        + " datapoints there, it takes the newest of them, whatever treatMissingData says: after bursts"
                        + " with pauses between them, an alarm can fire on datapoints that are minutes old. Only where"
                        + " traffic has such pauses.",
                "Lower evaluationPeriods, or write fill: 0 with datapointsToAlarm below evaluationPeriods.",
                Sources.MISSING_DATA);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return RuleSite.of(plan)
                .filter(site -> site.alarm().evaluationPeriods() > 1 && Silence.isPossible(site))
                .filter(site -> !new Reach(site).scales(Direction.IN))
                .map(this::found);
    }

    private Finding found(RuleSite site) {
        int periods = site.alarm().evaluationPeriods();
        return finding(
                Severity.INFO,
                site.path(Setting.EVALUATION_PERIODS),
                site.alarm().metric().label() + " has no datapoint without requests, so " + periods
                        + " datapoints can reach back over more than " + periods + " periods",
                "Lower evaluationPeriods, or write fill: 0 with datapointsToAlarm: " + (periods - 1));
    }
}
