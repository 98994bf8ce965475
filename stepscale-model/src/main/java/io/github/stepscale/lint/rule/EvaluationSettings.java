package io.github.stepscale.lint.rule;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * How a rule looks at its datapoints, as it is or as it should be.
 *
 * @param site the rule
 * @param periods N of "M of N"
 * @param datapoints M of "M of N"
 * @param aggregation how one value is made of them
 * @param period of a datapoint, in seconds
 */
public record EvaluationSettings(
        LocatedRule site, int periods, int datapoints, MetricAggregationType aggregation, int period) {
    private static final int ENOUGH = 3;
    private static final int DAY = 86_400;

    /** As it is. */
    public static EvaluationSettings of(LocatedRule site) {
        return new EvaluationSettings(
                site,
                site.alarm().evaluationPeriods(),
                site.alarm().datapointsToAlarm(),
                site.policy().metricAggregationType(),
                site.alarm().metric().period());
    }

    /** So that a single low datapoint cannot decide: all of three or more must breach, and the largest counts. */
    public EvaluationSettings outvoting() {
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
    public long blindness(ServiceDelays delays) {
        return (long) periods * period + delays.metricSeconds();
    }

    /** The cooldown that outlasts it, in seconds; in the place of none at least AWS's default. */
    public long cooldown(ServiceDelays delays) {
        int least = site.policy().cooldown() == 0 ? StepScalingPolicy.DEFAULT_COOLDOWN : 0;
        return Math.max(least, blindness(delays));
    }

    /** The cooldown that the rule has, or is told to have by what is found of its cooldown alone. */
    public long soundCooldown(ServiceDelays delays) {
        int now = site.policy().cooldown();
        boolean told = site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY
                && (now == 0 || new FiringRange(site).scales(ScalingDirection.OUT));
        return told ? Math.max(now, cooldown(delays)) : now;
    }

    /** Whether CloudWatch evaluates as long as that, at any period. */
    public boolean isAllowed() {
        return (long) periods * period <= DAY;
    }

    /**
     * What to write for it: what differs from what is, and the cooldown if the rule is blind for longer than before. The
     * period is that of the metric, so it is not among them.
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
        if (blindness(delays) > before.blindness(delays) && isTooShort(delays)) {
            writes.add(Write.of(site.ownPath(SettingLocation.COOLDOWN), cooldown(delays)));
        }
        return writes;
    }

    /** Whether it follows from the periods, since nothing is said. */
    private boolean isImplied() {
        return datapoints == periods && !site.isSaid(SettingLocation.DATAPOINTS_TO_ALARM);
    }

    /** An exact capacity is the same however often it is asked for. */
    private boolean isTooShort(ServiceDelays delays) {
        return site.policy().cooldown() < blindness(delays)
                && site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY;
    }
}
