package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.AlarmDatapoints;
import io.github.stepscale.simulation.Timeline;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A metric that rules of a plan watch, with what they do at its values.
 *
 * @param line the steps over its values
 * @param rules the ids of these rules
 * @param alarm the alarm of the first of these rules
 */
record WatchedMetric(NumberLine line, List<String> rules, Alarm alarm) {
    /** CloudWatch units that say no more than that something is counted. */
    private static final Set<String> COUNTED = Set.of("None", "Count");

    /** Returns the metrics of a plan, in the order of the rules. */
    static List<WatchedMetric> of(ScalingPlan plan) {
        return NumberLine.of(plan).stream().map(line -> of(plan, line)).toList();
    }

    private static WatchedMetric of(ScalingPlan plan, NumberLine line) {
        List<ScalingRule> rules = plan.allRules().stream()
                .filter(rule -> rule.alarm().metric().equals(line.metric()))
                .toList();
        return new WatchedMetric(
                line, rules.stream().map(ScalingRule::id).toList(), rules.get(0).alarm());
    }

    /** The metric with its statistic and period, such as {@code InvocationsPerInstance, Sum of 60 s}. */
    String title() {
        return line.title();
    }

    /** The name of the metric, or its expression. */
    String name() {
        return line.metric().label();
    }

    /** The unit of the axis, in lower case. */
    String unit() {
        return line.metric() instanceof SourceMetric source
                ? MetricCatalog.find(source)
                        .map(CatalogMetric::unit)
                        .filter(unit -> !COUNTED.contains(unit))
                        .map(unit -> unit.toLowerCase(Locale.ROOT))
                        .orElse("count")
                : "value";
    }

    List<MetricBand> bands() {
        return MetricBand.of(line);
    }

    /** The datapoints of a run, as the alarm reads them. */
    AlarmDatapoints datapoints(Service service, Timeline timeline) {
        return AlarmDatapoints.of(alarm, service, timeline);
    }
}
