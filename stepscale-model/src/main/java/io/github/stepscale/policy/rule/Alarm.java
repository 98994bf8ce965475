package io.github.stepscale.policy.rule;

import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.validation.Decimals;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;

/**
 * The CloudWatch alarm that runs a step scaling policy.
 *
 * @param metric the metric to watch
 * @param fill the replacement of missing datapoints before the evaluation
 * @param comparison compares a datapoint with the threshold
 * @param threshold in the unit of the metric
 * @param evaluationPeriods N of "M of N", at least 1; N times the period of the metric is at most a day, or a week for
 *     periods of an hour or more
 * @param datapointsToAlarm M of "M of N", from 1 to N
 * @param treatMissingData how missing datapoints are treated
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

    /** Whether a datapoint breaches the threshold. */
    public boolean breaches(BigDecimal value) {
        return comparison.breaches(value, threshold);
    }

    /** Requires evaluation settings that CloudWatch accepts (CloudWatch API Reference, PutMetricAlarm). */
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
                        (long) evaluationPeriods * period <= maxSeconds(period),
                        "A06",
                        "evaluationPeriods",
                        () -> evaluationPeriods + " periods of " + period + " s are too long: at most "
                                + maxSeconds(period) + " s are allowed",
                        "Lower evaluationPeriods or the period");
    }

    private static int maxSeconds(int period) {
        return period >= HOUR ? 7 * DAY : DAY;
    }
}
