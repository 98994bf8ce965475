package io.github.stepscale.lint.rule;

import io.github.stepscale.finding.Change.Write;
import io.github.stepscale.policy.AdjustmentType;
import io.github.stepscale.policy.Aggregation;
import io.github.stepscale.policy.Direction;
import io.github.stepscale.policy.StepPolicy;
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
public record Evaluation(RuleSite site, int periods, int datapoints, Aggregation aggregation, int period) {
    private static final int ENOUGH = 3;
    private static final int DAY = 86_400;

    /** As it is. */
    public static Evaluation of(RuleSite site) {
        return new Evaluation(
                site,
                site.alarm().evaluationPeriods(),
                site.alarm().datapointsToAlarm(),
                site.policy().metricAggregationType(),
                site.alarm().metric().period());
    }

    /** So that a single low datapoint cannot decide: all of three or more must breach, and the largest counts. */
    public Evaluation outvoting() {
        int enough = Math.max(ENOUGH, periods);
        return over(enough, enough).by(Aggregation.MAXIMUM);
    }

    public Evaluation over(int newPeriods, int newDatapoints) {
        return new Evaluation(site, newPeriods, newDatapoints, aggregation, period);
    }

    public Evaluation by(Aggregation other) {
        return new Evaluation(site, periods, datapoints, other, period);
    }

    public Evaluation every(int seconds) {
        return new Evaluation(site, periods, datapoints, aggregation, seconds);
    }

    /** The seconds from a new capacity until the alarm sees only datapoints of it. */
    public long blindness(Delays delays) {
        return (long) periods * period + delays.metricSeconds();
    }

    /** The cooldown that outlasts it, in seconds; in the place of none at least AWS's default. */
    public long cooldown(Delays delays) {
        int least = site.policy().cooldown() == 0 ? StepPolicy.DEFAULT_COOLDOWN : 0;
        return Math.max(least, blindness(delays));
    }

    /** The cooldown that the rule has, or is told to have by what is found of its cooldown alone. */
    public long soundCooldown(Delays delays) {
        int now = site.policy().cooldown();
        boolean told = site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY
                && (now == 0 || new Reach(site).scales(Direction.OUT));
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
    public List<Write> changes(Delays delays) {
        Evaluation before = of(site);
        List<Write> writes = new ArrayList<>();
        if (periods != before.periods) {
            writes.add(Write.of(site.ownPath(Setting.EVALUATION_PERIODS), periods));
        }
        if (datapoints != before.datapoints && !isImplied() && !new Reach(site).always()) {
            writes.add(Write.of(site.ownPath(Setting.DATAPOINTS_TO_ALARM), datapoints));
        }
        if (aggregation != before.aggregation) {
            writes.add(new Write(site.ownPath(Setting.METRIC_AGGREGATION_TYPE), aggregation.awsName()));
        }
        if (blindness(delays) > before.blindness(delays) && isTooShort(delays)) {
            writes.add(Write.of(site.ownPath(Setting.COOLDOWN), cooldown(delays)));
        }
        return writes;
    }

    /** Whether it follows from the periods, since nothing is said. */
    private boolean isImplied() {
        return datapoints == periods && !site.isSaid(Setting.DATAPOINTS_TO_ALARM);
    }

    /** An exact capacity is the same however often it is asked for. */
    private boolean isTooShort(Delays delays) {
        return site.policy().cooldown() < blindness(delays)
                && site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY;
    }
}
