package io.github.stepscale.lint.alarm;

import io.github.stepscale.lint.rule.EvaluationSettings;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A late newest datapoint, replaced by a fill that breaches, while the other datapoints show a load.
 *
 * @param site the rule that evaluates it
 * @param fill the value that replaces it
 * @param step the step that applies at the fill
 */
record LateDatapoint(LocatedRule site, BigDecimal fill, StepAdjustment step) {
    static Optional<LateDatapoint> of(LocatedRule site, BigDecimal fill) {
        return site.rule().stepAt(fill).map(step -> new LateDatapoint(site, fill, step));
    }

    /** Whether this one datapoint makes the policy act against the others. */
    boolean decides() {
        boolean acts = isExact() || step.scalingAdjustment() != 0;
        boolean fires = site.alarm().datapointsToAlarm() == 1 || new FiringRange(site).always();
        boolean counts = periods() == 1 || aggregation() != outvoting();
        return acts && fires && counts;
    }

    String path() {
        return site.path(periods() == 1 ? SettingLocation.EVALUATION_PERIODS : SettingLocation.METRIC_AGGREGATION_TYPE);
    }

    String sentence() {
        String action = site.action(step);
        String late = "a late minute counts as " + PlainNumbers.text(fill);
        if (periods() == 1) {
            return late + ", and 1 datapoint decides: the policy then takes the step " + action + " under any load";
        }
        String value = "the " + aggregation().awsName() + " of " + periods() + " datapoints";
        if (aggregation() == MetricAggregationType.AVERAGE) {
            return late + ", which pulls down " + value + ": " + pulledDown() + action;
        }
        return late + ", and so does " + value + ": the policy then takes the step " + action + " under any load";
    }

    /** Returns settings under which it no longer decides; empty if only another fill helps. */
    Optional<EvaluationSettings> saferSettings() {
        return outvoting() == MetricAggregationType.MINIMUM
                ? Optional.empty()
                : Optional.of(EvaluationSettings.of(site).outvotingOneDatapoint())
                        .filter(EvaluationSettings::isAllowed);
    }

    /** The load up to which the average is in the step of the fill: (N - 1) loads and one fill average to its upper bound. */
    private String pulledDown() {
        return site.rule()
                .upper(step)
                .map(end -> {
                    BigDecimal sum = end.multiply(BigDecimal.valueOf(periods())).subtract(fill);
                    String load = PlainNumbers.quotient(sum, periods() - 1);
                    return "a load up to " + load + " counts as less than " + PlainNumbers.text(end)
                            + ", and the policy takes the step ";
                })
                .orElse("the policy then takes the step ");
    }

    /** The aggregation under which the other datapoints outvote this one: a fill that scales in is lower than the others. */
    private MetricAggregationType outvoting() {
        return !isExact() && step.scalingAdjustment() > 0
                ? MetricAggregationType.MINIMUM
                : MetricAggregationType.MAXIMUM;
    }

    private boolean isExact() {
        return site.policy().adjustmentType() == AdjustmentType.EXACT_CAPACITY;
    }

    private MetricAggregationType aggregation() {
        return site.policy().metricAggregationType();
    }

    private int periods() {
        return site.alarm().evaluationPeriods();
    }
}
