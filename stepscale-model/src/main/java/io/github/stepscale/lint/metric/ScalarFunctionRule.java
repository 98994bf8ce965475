package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.rule.Alarm;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A function that makes one number of more datapoints than the alarm evaluates. */
final class ScalarFunctionRule implements LintRule {
    /** Of a single series such a function is one number, of a list of them it is a series again. */
    private static final Pattern SCALAR =
            Pattern.compile("(?<![A-Za-z0-9_])(AVG|SUM|MIN|MAX|STDDEV)\\s*\\(\\s*[a-z][A-Za-z0-9_]*\\s*\\)");

    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                "A30",
                Severity.WARNING,
                "One number for the whole range",
                "AVG, SUM and their like make one number of a series, over all that the alarm retrieves, which is more"
                        + " than it evaluates and not stated. CloudWatch advises against them in alarms, most of all in"
                        + " those that scale, unless datapointsToAlarm is below evaluationPeriods.",
                "Let evaluationPeriods and metricAggregationType do it, or lower datapointsToAlarm.",
                AwsPages.METRIC_MATH);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return LocatedRule.of(plan)
                .filter(site -> site.alarm().datapointsToAlarm() == site.alarm().evaluationPeriods())
                .flatMap(this::check)
                .distinct();
    }

    private Stream<Finding> check(LocatedRule site) {
        Alarm alarm = site.alarm();
        return alarm.metric() instanceof MathMetric math
                ? SCALAR.matcher(math.expression())
                        .results()
                        .map(MatchResult::group)
                        .limit(1)
                        .map(call -> found(site, call))
                : Stream.empty();
    }

    private Finding found(LocatedRule site, String call) {
        return finding(
                Severity.WARNING,
                site.metricPath() + ".expression",
                call
                        + " is one number for more datapoints than the alarm evaluates, and how many these are is not"
                        + " stated",
                "Write the metric alone and let evaluationPeriods and metricAggregationType sum it up");
    }
}
