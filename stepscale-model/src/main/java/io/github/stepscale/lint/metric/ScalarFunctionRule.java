package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.rule.Alarm;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A function that reduces more datapoints than the alarm evaluates to one value. */
final class ScalarFunctionRule implements LintRule {
    /** Of a single series such a function returns one value, of a list of series a series again. */
    private static final Pattern SCALAR =
            Pattern.compile("(?<![A-Za-z0-9_])(AVG|SUM|MIN|MAX|STDDEV)\\s*\\(\\s*[a-z][A-Za-z0-9_]*\\s*\\)");

    @Override
    public String id() {
        return "A30";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
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
                call + " is one value over more datapoints than the alarm evaluates; AWS does not say how many",
                "Write the metric alone and aggregate with evaluationPeriods and metricAggregationType");
    }
}
