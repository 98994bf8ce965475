package io.github.stepscale.synth;

import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.WeightedMetric;
import io.github.stepscale.text.Quotes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects the origins of the metric of an alarm: a plain metric, or the queries of metric math. */
final class MetricOrigins {
    private final LocatedRule rule;
    private final OriginCollector alarm;
    private final RulePaths paths;

    /** @param alarm collects the properties of the alarm */
    MetricOrigins(LocatedRule rule, OriginCollector alarm) {
        this.rule = rule;
        this.alarm = alarm;
        this.paths = new RulePaths(rule);
    }

    void collect() {
        Fill fill = rule.alarm().fill();
        if (rule.alarm().metric() instanceof MathMetric math) {
            collectMath(math, fill);
        } else if (rule.alarm().metric() instanceof WeightedMetric weighted) {
            collectWeighted(weighted, fill);
        } else if (rule.alarm().metric() instanceof SourceMetric source) {
            if (fill.value().isEmpty()) {
                collectPlain(source, metric());
            } else {
                collectQuery(0, source, metric());
                alarm.put("/Metrics/1", fill());
            }
        }
    }

    private void collectMath(MathMetric math, Fill fill) {
        String metric = metric();
        alarm.put("/Metrics", metric);
        int query = 0;
        for (MathMetric.Input input : math.inputs()) {
            collectQuery(query++, input.metric(), metric + ".metrics." + Quotes.shortened(input.id()));
        }
        alarm.put("/Metrics/" + query, metric + ".expression");
        if (fill.value().isPresent()) {
            alarm.put("/Metrics/" + (query + 1), fill());
        }
    }

    /** A query for each instance type, and the sum of them. */
    private void collectWeighted(WeightedMetric weighted, Fill fill) {
        String metric = metric();
        String weights = metric + ".weights";
        alarm.put("/Metrics", metric);
        int query = 0;
        for (SourceMetric source : weighted.sources()) {
            collectQuery(query, source, metric);
            int ofType = source.dimensions().size() - 1;
            alarm.put("/Metrics/" + query + "/MetricStat/Metric/Dimensions/" + ofType, weights);
            query++;
        }
        // Every weight makes the sum; the first stands for all of them.
        String first = Quotes.shortened(weighted.weights().get(0).instanceType());
        alarm.put("/Metrics/" + query, weights + "." + first, weights);
        if (fill.value().isPresent()) {
            alarm.put("/Metrics/" + (query + 1), fill());
        }
    }

    private void collectPlain(SourceMetric source, String metric) {
        alarm.put("/Statistic", keys(metric, "statistic", "name"));
        alarm.put("/ExtendedStatistic", keys(metric, "statistic", "name"));
        alarm.put("/Period", keys(metric, "period"));
        collectNames(source, metric, alarm);
    }

    private void collectQuery(int index, SourceMetric source, String metric) {
        OriginCollector query = alarm.at("/Metrics/" + index);
        query.put("", metric);
        query.put("/MetricStat/Stat", keys(metric, "statistic", "name"));
        query.put("/MetricStat/Period", keys(metric, "period"));
        collectNames(source, metric, query.at("/MetricStat/Metric"));
    }

    /** What the catalogue knows by the name of a metric has that name as its origin. */
    private void collectNames(SourceMetric source, String metric, OriginCollector into) {
        into.put("/MetricName", keys(metric, "name"));
        into.put("/Namespace", keys(metric, "namespace", "name"));
        into.put("/Dimensions", keys(metric, "dimensions", "name"));
        for (int i = 0; i < source.dimensions().size(); i++) {
            Dimension dimension = source.dimensions().get(i);
            String key = "dimensions." + Quotes.shortened(dimension.name());
            into.put("/Dimensions/" + i, keys(metric, key, "dimensions", "name"));
            if (dimension.value().isEmpty()) {
                into.put("/Dimensions/" + i + "/Value", following(dimension));
            }
        }
    }

    /** The value of a dimension that follows a parameter is that of the parameter. */
    private String[] following(Dimension dimension) {
        return TargetOrigins.parameterKeys(dimension.name(), rule.scaling().target());
    }

    /** The path of the metric where one is written, else what encloses the default metric. */
    private String metric() {
        return ownMetric()
                .or(() -> Optional.of("metric").filter(alarm.sources()::contains))
                .orElseGet(paths::root);
    }

    /** The path of a metric that is written in the rule. */
    private Optional<String> ownMetric() {
        return Optional.of(rule.prefix() + (rule.isExplicit() ? "alarm.metric" : "metric"))
                .filter(path -> rule.isNamed() && alarm.sources().contains(path));
    }

    /** Some keys of a metric, then the metric; the default metric has no keys. */
    private String[] keys(String metric, String... keys) {
        return metric.equals(paths.root())
                ? new String[] {metric}
                : Stream.concat(Stream.of(keys).map(key -> metric + "." + key), Stream.of(metric))
                        .toArray(String[]::new);
    }

    /** The fill at the top applies to rules without a metric of their own. */
    private String[] fill() {
        String own = rule.path(SettingLocation.FILL);
        List<String> inherited = rule.isNamed() && ownMetric().isEmpty() ? List.of("fill") : List.of();
        return Stream.of(Stream.of(own), inherited.stream(), paths.enclosing().stream())
                .flatMap(candidates -> candidates)
                .toArray(String[]::new);
    }
}
