package io.github.stepscale.lint.rule;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * How a rule evaluates its datapoints: the actual settings, or proposed ones.
 *
 * @param site the rule
 * @param periods N of "M of N"
 * @param datapoints M of "M of N"
 * @param aggregation how the datapoints become one value
 * @param period the period of a datapoint, in seconds
 */
public record EvaluationSettings(
        LocatedRule site, int periods, int datapoints, MetricAggregationType aggregation, int period) {
    private static final int ENOUGH = 3;
    private static final int DAY = 86_400;

    /** The actual settings of a rule. */
    public static EvaluationSettings of(LocatedRule site) {
        return new EvaluationSettings(
                site,
                site.alarm().evaluationPeriods(),
                site.alarm().datapointsToAlarm(),
                site.policy().metricAggregationType(),
                site.alarm().metric().period());
    }

    /** Settings under which a single low datapoint cannot decide: all of three or more must breach, and the maximum counts. */
    public EvaluationSettings outvotingOneDatapoint() {
        int enough = Math.max(ENOUGH, periods);
        return over(enough, enough).by(MetricAggregationType.MAXIMUM);
    }

    public EvaluationSettings over(int newPeriods, int newDatapoints) {
        return new EvaluationSettings(site, newPeriods, newDatapoints, aggregation, period);
    }

    public EvaluationSettings by(MetricAggregationType other) {
        return new EvaluationSettings(site, periods, datapoints, other, period);
    }

    public EvaluationSettings every(int seconds) {
        return new EvaluationSettings(site, periods, datapoints, aggregation, seconds);
    }

    /** The seconds from a new capacity until the alarm sees only datapoints of it. */
    public long visibilityDelay(ServiceDelays delays) {
        return (long) periods * period + delays.metricSeconds();
    }

    /** The cooldown that lasts as long, in seconds; at least the AWS default (300) if the rule has none. */
    public long cooldown(ServiceDelays delays) {
        int min = site.policy().cooldown() == 0 ? StepScalingPolicy.DEFAULT_COOLDOWN : 0;
        return Math.max(min, visibilityDelay(delays));
    }

    /** The cooldown in seconds that the rule has, or that the findings about its cooldown propose. */
    public long soundCooldown(ServiceDelays delays) {
        int now = site.policy().cooldown();
        boolean proposed = site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY
                && (now == 0 || new FiringRange(site).scales(ScalingDirection.OUT));
        return proposed ? Math.max(now, cooldown(delays)) : now;
    }

    /** Whether CloudWatch accepts so long an evaluation, at any period: at most a day. */
    public boolean isAllowed() {
        return (long) periods * period <= DAY;
    }

    /**
     * The edits that apply these settings: those that differ from the actual ones, and the cooldown if the alarm takes
     * longer than before to see only the new capacity. The period belongs to the metric and is not among them.
     */
    public List<Write> changes(ServiceDelays delays) {
        EvaluationSettings before = of(site);
        List<Write> writes = new ArrayList<>();
        if (periods != before.periods) {
            writes.add(Write.of(site.ownPath(SettingLocation.EVALUATION_PERIODS), periods));
        }
        if (datapoints != before.datapoints && !isImplied() && !new FiringRange(site).always()) {
            writes.add(Write.of(site.ownPath(SettingLocation.DATAPOINTS_TO_ALARM), datapoints));
        }
        if (aggregation != before.aggregation) {
            writes.add(new Write(site.ownPath(SettingLocation.METRIC_AGGREGATION_TYPE), aggregation.awsName()));
        }
        if (visibilityDelay(delays) > before.visibilityDelay(delays) && isTooShort(delays)) {
            writes.add(Write.of(site.ownPath(SettingLocation.COOLDOWN), cooldown(delays)));
        }
        return writes;
    }

    /** Whether datapointsToAlarm follows from evaluationPeriods, since it is not written. */
    private boolean isImplied() {
        return datapoints == periods && !site.isWritten(SettingLocation.DATAPOINTS_TO_ALARM);
    }

    /** An exact capacity is the same however often it is requested. */
    private boolean isTooShort(ServiceDelays delays) {
        return site.policy().cooldown() < visibilityDelay(delays)
                && site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY;
    }
}
