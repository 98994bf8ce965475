package io.github.stepscale.descriptor;

import io.github.stepscale.policy.Alarm;
import io.github.stepscale.policy.Decimals;
import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.Fill;
import io.github.stepscale.policy.Metric;
import io.github.stepscale.policy.RulesScaling;
import io.github.stepscale.policy.StepAdjustment;
import io.github.stepscale.policy.StepPolicy;

/** Writes rules in AWS's form, with all that has a default spelled out. */
final class RulesWriter {
    private final Metric shared;
    private final MetricWriter metrics;

    /** @param shared the metric at the top of the file, which a rule need not repeat */
    RulesWriter(Metric shared, MetricWriter metrics) {
        this.shared = shared;
        this.metrics = metrics;
    }

    void write(YamlText out, RulesScaling scaling) {
        out.list("rules", scaling.rules(), this::rule);
    }

    private void rule(YamlText out, ExplicitRule rule) {
        out.text("name", rule.name())
                .mapping("alarm", below -> alarm(below, rule.alarm()))
                .mapping("policy", below -> policy(below, rule.policy()));
    }

    private void alarm(YamlText out, Alarm alarm) {
        if (!alarm.metric().equals(shared)) {
            metrics.write(out, alarm.metric());
        }
        if (!alarm.fill().equals(Fill.NONE)) {
            out.word("fill", MetricWriter.fill(alarm.fill()));
        }
        out.word("comparisonOperator", alarm.comparison().awsName())
                .word("threshold", Decimals.text(alarm.threshold()))
                .word("evaluationPeriods", alarm.evaluationPeriods())
                .word("datapointsToAlarm", alarm.datapointsToAlarm())
                .word("treatMissingData", alarm.treatMissingData().awsName());
    }

    private static void policy(YamlText out, StepPolicy policy) {
        out.word("adjustmentType", policy.adjustmentType().awsName())
                .word("cooldown", policy.cooldown())
                .word("metricAggregationType", policy.metricAggregationType().awsName())
                .word("minAdjustmentMagnitude", policy.minAdjustmentMagnitude())
                .rows("stepAdjustments", policy.stepAdjustments(), RulesWriter::stepAdjustment);
    }

    private static void stepAdjustment(YamlText out, StepAdjustment step) {
        out.word("metricIntervalLowerBound", step.lowerBound().map(Decimals::text))
                .word("metricIntervalUpperBound", step.upperBound().map(Decimals::text))
                .word("scalingAdjustment", step.scalingAdjustment());
    }
}
