package io.github.stepscale.descriptor;

import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.LadderRule;
import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.policy.PromQlRule;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.PromQlAlarm;
import io.github.stepscale.policy.rule.SingleStepPolicy;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.yaml.YamlBuilder;
import java.util.List;

/** Writes rules, each in its form. Rules of an alarm and a policy are written with all defaults. */
final class RulesWriter {
    private final Metric shared;
    private final MetricWriter metrics;

    /** @param shared the metric at the top of the file, which rules do not repeat */
    RulesWriter(Metric shared, MetricWriter metrics) {
        this.shared = shared;
        this.metrics = metrics;
    }

    void write(YamlBuilder out, ExplicitScaling scaling) {
        out.list("rules", scaling.rules(), this::rule);
    }

    private void rule(YamlBuilder out, NamedRule rule) {
        out.text("name", rule.name());
        if (rule instanceof ExplicitRule explicit) {
            out.mapping("alarm", below -> alarm(below, explicit.alarm()))
                    .mapping("policy", below -> policy(below, explicit.policy()));
        } else if (rule instanceof PromQlRule query) {
            out.mapping("alarm", below -> alarm(below, query.alarm()))
                    .mapping("policy", below -> policy(below, query.policy()));
        } else if (rule instanceof LadderRule steps) {
            metric(out, steps.metric());
            LadderWriter.write(out, steps.scaling());
        }
    }

    private void metric(YamlBuilder out, Metric metric) {
        if (!metric.equals(shared)) {
            metrics.write(out, metric);
        }
    }

    private void alarm(YamlBuilder out, Alarm alarm) {
        metric(out, alarm.metric());
        if (!alarm.fill().equals(Fill.NONE)) {
            out.word("fill", MetricWriter.fill(alarm.fill()));
        }
        out.word("comparisonOperator", alarm.comparison().awsName())
                .word("threshold", PlainNumbers.text(alarm.threshold()))
                .word("evaluationPeriods", alarm.evaluationPeriods())
                .word("datapointsToAlarm", alarm.datapointsToAlarm())
                .word("treatMissingData", alarm.treatMissingData().awsName());
    }

    private static void alarm(YamlBuilder out, PromQlAlarm alarm) {
        out.text("promQl", alarm.query())
                .word("evaluationInterval", alarm.evaluationInterval())
                .word("pendingPeriod", alarm.pendingPeriod())
                .word("recoveryPeriod", alarm.recoveryPeriod());
    }

    private static void policy(YamlBuilder out, SingleStepPolicy policy) {
        out.word("adjustmentType", policy.adjustmentType().awsName())
                .word("cooldown", policy.cooldown())
                .word("minAdjustmentMagnitude", policy.minAdjustmentMagnitude())
                .rows(
                        "stepAdjustments",
                        List.of(policy.scalingAdjustment()),
                        (row, adjustment) -> row.word("scalingAdjustment", adjustment));
    }

    private static void policy(YamlBuilder out, StepScalingPolicy policy) {
        out.word("adjustmentType", policy.adjustmentType().awsName())
                .word("cooldown", policy.cooldown())
                .word("metricAggregationType", policy.metricAggregationType().awsName())
                .word("minAdjustmentMagnitude", policy.minAdjustmentMagnitude())
                .rows("stepAdjustments", policy.stepAdjustments(), RulesWriter::stepAdjustment);
    }

    private static void stepAdjustment(YamlBuilder out, StepAdjustment step) {
        out.word("metricIntervalLowerBound", step.lowerBound().map(PlainNumbers::text))
                .word("metricIntervalUpperBound", step.upperBound().map(PlainNumbers::text))
                .word("scalingAdjustment", step.scalingAdjustment());
    }
}
