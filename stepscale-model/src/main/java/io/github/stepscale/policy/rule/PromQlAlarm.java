package io.github.stepscale.policy.rule;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.util.OptionalInt;

/**
 * A CloudWatch alarm on a PromQL query. Every time series that the query returns is breaching; the alarm has no threshold
 * and passes no value (CloudWatch User Guide, "PromQL alarms").
 *
 * @param query the PromQL query with its comparison, such as {@code max(queue_depth) > 5}; 1 to 10,000 characters
 * @param evaluationInterval the seconds between two evaluations, 10 to 3,600
 * @param pendingPeriod the seconds that a series must breach before it is in ALARM, 0 to 86,400; AWS's default if absent
 * @param recoveryPeriod the seconds that a series must be absent before it is OK again, 0 to 86,400; AWS's default if absent
 */
public record PromQlAlarm(String query, int evaluationInterval, OptionalInt pendingPeriod, OptionalInt recoveryPeriod) {

    private static final int MAX_QUERY = 10_000;
    private static final int MIN_INTERVAL = 10;
    private static final int MAX_INTERVAL = 3_600;
    private static final int MAX_PERIOD = 86_400;

    /** @throws InvalidValueException if CloudWatch would refuse the query or a number */
    public PromQlAlarm {
        Validator checks = new Validator();
        checks.requireText(query, "promQl", 1, MAX_QUERY)
                .require(
                        query.isEmpty() || !query.isBlank(),
                        "promQl",
                        "is blank: a PromQL query is needed",
                        "Write a query with a comparison, such as max(queue_depth) > 5")
                .require(
                        evaluationInterval >= MIN_INTERVAL && evaluationInterval <= MAX_INTERVAL,
                        "evaluationInterval",
                        () -> evaluationInterval + " s is not allowed: 10 s to 3600 s are",
                        "Write 60, for once a minute");
        requirePeriod(checks, "pendingPeriod", pendingPeriod);
        requirePeriod(checks, "recoveryPeriod", recoveryPeriod);
        checks.throwIfAny();
    }

    private static void requirePeriod(Validator checks, String key, OptionalInt period) {
        checks.require(
                period.orElse(0) >= 0 && period.orElse(0) <= MAX_PERIOD,
                key,
                () -> period.orElse(0) + " s is not allowed: 0 s to 86400 s are",
                "Write a day or less");
    }
}
