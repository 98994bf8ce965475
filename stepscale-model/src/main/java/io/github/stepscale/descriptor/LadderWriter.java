package io.github.stepscale.descriptor;

import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.yaml.YamlBuilder;

/** Writes steps in the unit of the metric, and their settings. */
final class LadderWriter {
    private LadderWriter() {}

    static void write(YamlBuilder out, LadderScaling scaling) {
        // The fill belongs to the metric, which was written just before.
        fill(out, scaling.settings());
        out.rows("steps", scaling.ladder().steps(), LadderWriter::step);
        if (scaling.layout() != Layout.SINGLE) {
            out.word("layout", scaling.layout().key());
        }
        out.word("threshold", scaling.threshold().map(PlainNumbers::text));
        settings(out, scaling.settings());
        side(out, "scaleOut", scaling.scaleOut());
        side(out, "scaleIn", scaling.scaleIn());
    }

    private static void step(YamlBuilder out, Step step) {
        out.word("lower", step.lower().map(PlainNumbers::text))
                .word("upper", step.upper().map(PlainNumbers::text))
                .word(step.type().key(), amount(step));
    }

    /** The amount; a change has a sign, which distinguishes it from a capacity. */
    private static String amount(Step step) {
        boolean raises = step.type() != AdjustmentType.EXACT_CAPACITY && step.amount() > 0;
        return raises ? "+" + step.amount() : String.valueOf(step.amount());
    }

    private static void side(YamlBuilder out, String key, RuleSettings side) {
        if (!side.equals(RuleSettings.NONE)) {
            out.mapping(key, below -> {
                settings(below, side);
                fill(below, side);
            });
        }
    }

    private static void settings(YamlBuilder out, RuleSettings settings) {
        out.word("evaluationPeriods", settings.evaluationPeriods())
                .word("datapointsToAlarm", settings.datapointsToAlarm())
                .word("treatMissingData", settings.treatMissingData().map(TreatMissingData::awsName))
                .word("metricAggregationType", settings.metricAggregationType().map(MetricAggregationType::awsName))
                .word("cooldown", settings.cooldown())
                .word("minAdjustmentMagnitude", settings.minAdjustmentMagnitude());
    }

    private static void fill(YamlBuilder out, RuleSettings settings) {
        out.word("fill", settings.fill().map(MetricWriter::fill));
    }
}
