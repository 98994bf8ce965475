package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.Values;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Set;

/**
 * Checks which properties of an alarm go together (CloudWatch API Reference, PutMetricAlarm, and the schema of
 * AWS::CloudWatch::Alarm).
 */
final class AlarmReader {
    private static final String METRICS = "Metrics";
    private static final String METRIC = "MetricName";
    private static final String THRESHOLD = "Threshold";
    private static final String BAND = "ThresholdMetricId";
    private static final String QUERY = "EvaluationCriteria";
    /** The properties of an alarm on one metric. */
    private static final List<String> OF_ONE_METRIC =
            List.of(METRIC, "Namespace", "Dimensions", "Statistic", "ExtendedStatistic", "Period", "Unit");

    private static final Set<String> ANOMALY =
            Set.of("GreaterThanUpperThreshold", "LessThanLowerThreshold", "LessThanLowerOrGreaterThanUpperThreshold");

    private final Findings findings;
    private final QueriedMetrics metrics;

    AlarmReader(Findings findings) {
        this.findings = findings;
        this.metrics = new QueriedMetrics(findings);
    }

    /** The same properties; what is missing is there with a value that is not known. */
    Mapping read(Mapping alarm) {
        if (alarm.get(QUERY).isPresent()) {
            return alarm;
        }
        Mapping compared = threshold(require(alarm, "ComparisonOperator", "EvaluationPeriods"));
        return compared.get(METRICS).isPresent() ? metrics.read(withoutMetric(compared)) : oneMetric(compared);
    }

    private Mapping withoutMetric(Mapping alarm) {
        OF_ONE_METRIC.forEach(name -> alarm.get(name)
                .ifPresent(value -> findings.error(
                        value,
                        MistakeIds.TOGETHER,
                        "is given beside Metrics: an alarm has one of the two",
                        "Remove it, or move it into Metrics")));
        return Holes.remove(alarm, Set.copyOf(OF_ONE_METRIC));
    }

    private Mapping oneMetric(Mapping alarm) {
        if (alarm.get(METRIC).isEmpty()) {
            return withoutAny(alarm);
        }
        Mapping complete = require(alarm, "Namespace", "Period");
        if (alarm.get("Statistic").isEmpty() && alarm.get("ExtendedStatistic").isEmpty()) {
            return require(complete, "Statistic");
        }
        return exclusive(complete, "ExtendedStatistic", "Statistic");
    }

    /** What else an alarm on one metric needs is not said before it has one. */
    private Mapping withoutAny(Mapping alarm) {
        findings.missing(
                alarm,
                METRIC,
                MistakeIds.MISSING,
                "is missing, and so is Metrics: an alarm has one of the two",
                "Add the metric that the alarm watches");
        Mapping complete = exclusive(alarm, "ExtendedStatistic", "Statistic");
        for (String name : List.of(METRIC, "Namespace", "Period", "Statistic")) {
            complete = Holes.fill(complete, name);
        }
        return Holes.remove(complete, Set.of("ExtendedStatistic"));
    }

    private Mapping threshold(Mapping alarm) {
        boolean anomaly = alarm.get(BAND).isPresent()
                || Values.written(alarm, "ComparisonOperator")
                        .filter(ANOMALY::contains)
                        .isPresent();
        if (anomaly) {
            YamlNode where =
                    alarm.get(BAND).or(() -> alarm.get("ComparisonOperator")).orElse(alarm);
            findings.error(
                    where,
                    "A05",
                    "makes this an anomaly detection alarm, and CloudWatch refuses scaling actions on those",
                    "Use Threshold and one of the four comparisons with it");
            Mapping compared = Holes.fill(Holes.remove(alarm, Set.of("ComparisonOperator")), "ComparisonOperator");
            return Holes.fill(exclusive(compared, BAND, THRESHOLD), THRESHOLD);
        }
        return require(alarm, THRESHOLD);
    }

    private Mapping exclusive(Mapping alarm, String one, String other) {
        if (alarm.get(other).isEmpty()) {
            return alarm;
        }
        alarm.get(one)
                .ifPresent(value -> findings.error(
                        value,
                        MistakeIds.TOGETHER,
                        "is given beside " + other + ": an alarm has one of the two",
                        "Remove one of them"));
        return Holes.remove(alarm, Set.of(one));
    }

    private Mapping require(Mapping alarm, String... names) {
        Mapping complete = alarm;
        for (String name : names) {
            if (alarm.get(name).isEmpty()) {
                findings.missing(alarm, name, MistakeIds.MISSING, "is missing: CloudWatch refuses the alarm", "Add it");
                complete = Holes.fill(complete, name);
            }
        }
        return complete;
    }
}
