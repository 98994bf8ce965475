package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.ScalingDirection;
import java.util.stream.Stream;

/** Datapoints from before a pause, taken for recent ones. */
final class StaleDatapointsRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                "A10",
                Severity.INFO,
                "Old datapoints stand in for missing ones",
                "CloudWatch looks further back than evaluationPeriods, how far it does not say. Where it finds enough"
                        + " datapoints there, it takes the newest of them, whatever treatMissingData says: after bursts"
                        + " with pauses between them, an alarm can fire on datapoints that are minutes old. Only where"
                        + " traffic has such pauses.",
                "Lower evaluationPeriods, or write fill: 0 with datapointsToAlarm below evaluationPeriods.",
                AwsPages.MISSING_DATA);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return LocatedRule.of(plan)
                .filter(site -> site.alarm().evaluationPeriods() > 1 && MissingDatapoints.isPossible(site))
                .filter(site -> !new FiringRange(site).scales(ScalingDirection.IN))
                .map(this::found);
    }

    private Finding found(LocatedRule site) {
        int periods = site.alarm().evaluationPeriods();
        return finding(
                Severity.INFO,
                site.path(SettingLocation.EVALUATION_PERIODS),
                site.alarm().metric().label() + " has no datapoint without requests, so " + periods
                        + " datapoints can reach back over more than " + periods + " periods",
                "Lower evaluationPeriods, or write fill: 0 with datapointsToAlarm: " + (periods - 1));
    }
}
