package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.lint.rule.WatchedMetricCheck;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import java.util.Set;
import java.util.stream.Stream;

/** A sum over more than a minute, which does not fit bounds per minute. */
final class LongSumRule implements WatchedMetricCheck {
    private static final Set<Statistic> ADDING = Set.of(Statistic.SUM, Statistic.SAMPLE_COUNT);

    @Override
    public String id() {
        return "A27";
    }

    @Override
    public Stream<Finding> check(WatchedMetric watched, ScalingPlan plan, ServiceDelays delays) {
        boolean adds = watched.metric().period() > 60
                && ADDING.contains(watched.metric().statistic());
        return adds ? Stream.of(found(watched)) : Stream.empty();
    }

    private Finding found(WatchedMetric watched) {
        SourceMetric metric = watched.metric();
        return finding(
                Severity.INFO,
                watched.path() + ".period",
                "the " + metric.statistic() + " of " + metric.name() + " adds up " + metric.period() / 60
                        + " minutes: bounds for one minute are too low by that factor",
                "Check that the bounds are meant for " + metric.period() + " s");
    }
}
