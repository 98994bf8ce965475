package io.github.stepscale.policy.rule;

import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.validation.Decimals;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;

/**
 * The alarm that runs a step policy.
 *
 * @param metric what it watches
 * @param fill what a minute without a datapoint counts as before the alarm sees it
 * @param comparison how a datapoint is compared
 * @param threshold in the metric's own unit
 * @param evaluationPeriods N of "M of N", at least 1; N times the metric's period is at most a day, or a week for a
 *     period of an hour or more
 * @param datapointsToAlarm M of "M of N", from 1 to N
 * @param treatMissingData what missing datapoints count as
 */
public record Alarm(
        Metric metric,
        Fill fill,
        ComparisonOperator comparison,
        BigDecimal threshold,
        int evaluationPeriods,
        int datapointsToAlarm,
        TreatMissingData treatMissingData) {

    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;

    /** @throws InvalidValueException if a number is out of range */
    public Alarm {
        Validator checks = new Validator();
        Decimals.require(checks, threshold, "threshold");
        requireEvaluation(checks, evaluationPeriods, datapointsToAlarm, metric.period());
        checks.throwIfAny();
        threshold = Decimals.normalize(threshold);
    }

    /** Whether a datapoint breaches. */
    public boolean breaches(BigDecimal value) {
        return comparison.breaches(value, threshold);
    }

    public static void requireEvaluation(Validator checks, int evaluationPeriods, int datapointsToAlarm, int period) {
        checks.require(
                        evaluationPeriods >= 1,
                        "A06",
                        "evaluationPeriods",
                        () -> evaluationPeriods + " is below 1",
                        "Write 1 or more")
                .require(
                        datapointsToAlarm >= 1 && datapointsToAlarm <= evaluationPeriods,
                        "A06",
                        "datapointsToAlarm",
                        () -> datapointsToAlarm + " is not allowed: 1 to evaluationPeriods, which is "
                                + evaluationPeriods,
                        "Lower it, or raise evaluationPeriods")
                .require(
                        (long) evaluationPeriods * period <= longest(period),
                        "A06",
                        "evaluationPeriods",
                        () -> evaluationPeriods + " periods of " + period + " s are too long: at most "
                                + longest(period) + " s are allowed",
                        "Lower evaluationPeriods or the period");
    }

    private static int longest(int period) {
        return period >= HOUR ? 7 * DAY : DAY;
    }
}
