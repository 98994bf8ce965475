package io.github.stepscale.operation.calibrate;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Validator;
import java.time.Duration;

/**
 * What a calibration asks of an endpoint, and how far it goes. Rates are requests a minute.
 *
 * @param latency that 95 of 100 answers may take at most, from when their requests were due; from 1 ms to an hour
 * @param safety by which the knee is multiplied, above 0 and at most 1
 * @param startRequestsPerMinute the first rate, at least 1
 * @param growth by which a rate that was met is multiplied, from 1.2 to 10
 * @param stepDuration how long each rate lasts, from 1 s to an hour
 * @param maxRequestsPerMinute the highest rate, at most {@value #MOST_REQUESTS}
 */
public record CalibrationPlan(
        Duration latency,
        double safety,
        long startRequestsPerMinute,
        double growth,
        Duration stepDuration,
        long maxRequestsPerMinute) {

    private static final long MOST_REQUESTS = 10_000_000;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final double LEAST_GROWTH = 1.2;
    private static final double MOST_GROWTH = 10;
    /** Of fewer requests the p95 is the slowest of them. */
    private static final int LEAST_REQUESTS = 20;
    /** What is too slow to be in doubt. */
    private static final int FAR = 2;

    private static final int SETTLING_SHARE = 10;
    private static final double MILLIS_PER_MINUTE = 60_000;

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range */
    public CalibrationPlan {
        new Validator()
                .require(
                        isFrom(Duration.ofMillis(1), latency),
                        "latency",
                        "is not between 1ms and 1h",
                        "Write a duration such as 500ms")
                .require(
                        safety > 0 && safety <= 1,
                        "safety",
                        safety + " is not allowed: above 0 and at most 1 is",
                        "Write 0.5, or 1 for no margin")
                .require(
                        growth >= LEAST_GROWTH && growth <= MOST_GROWTH,
                        "growth",
                        growth + " is not allowed: 1.2 to 10 is",
                        "Write a factor such as 1.5")
                .require(
                        isFrom(Duration.ofSeconds(1), stepDuration),
                        "stepDuration",
                        "is not between 1s and 1h",
                        "Write a duration such as 60s")
                .require(
                        maxRequestsPerMinute >= 1 && maxRequestsPerMinute <= MOST_REQUESTS,
                        "maxRequestsPerMinute",
                        maxRequestsPerMinute + " is not allowed: 1 to " + MOST_REQUESTS + " is",
                        "Write a number in that range")
                .require(
                        maxRequestsPerMinute < 1
                                || startRequestsPerMinute >= 1 && startRequestsPerMinute <= maxRequestsPerMinute,
                        Validator.TOGETHER,
                        "startRequestsPerMinute",
                        startRequestsPerMinute + " is not allowed: 1 to " + maxRequestsPerMinute
                                + " (maxRequestsPerMinute) is",
                        "Write a number in that range")
                .throwIfAny();
        new Validator()
                .require(
                        requests(startRequestsPerMinute, stepDuration) >= LEAST_REQUESTS,
                        Validator.TOGETHER,
                        "stepDuration",
                        "has " + PlainNumbers.rounded(requests(startRequestsPerMinute, stepDuration), 2)
                                + " requests at " + startRequestsPerMinute + " a minute: a p95 needs at least "
                                + LEAST_REQUESTS,
                        "Lengthen the step, or start at a higher rate")
                .throwIfAny();
    }

    private static boolean isFrom(Duration least, Duration duration) {
        return duration.compareTo(least) >= 0 && duration.compareTo(LONGEST) <= 0;
    }

    private static double requests(long rate, Duration duration) {
        return rate * (duration.toMillis() / MILLIS_PER_MINUTE);
    }

    /** How many requests a step of a rate is expected to have. */
    double requests(long rate) {
        return requests(rate, stepDuration);
    }

    /** How many errors a step may have: 1 of 100 requests, and one in any case. */
    long errors(long rate) {
        return Math.max(1, (long) (requests(rate) / 100));
    }

    /** What an answer takes that is far too slow. */
    Duration farTooSlow() {
        return latency.multipliedBy(FAR);
    }

    /** How long nothing is sent between two steps, after the last answer. */
    Duration settling() {
        return stepDuration.dividedBy(SETTLING_SHARE);
    }

    KneeSearch search() {
        return new KneeSearch(startRequestsPerMinute, growth, maxRequestsPerMinute);
    }

    /** How many steps there are at most. */
    int mostSteps() {
        int rising = 0;
        KneeSearch search = search();
        while (search.next().isPresent()) {
            rising++;
            search.met();
        }
        return rising + narrowing();
    }

    /** How many requests are expected at most: all rates are met up to the highest, and it takes long to narrow there. */
    long mostRequests() {
        double all = narrowing() * requests(maxRequestsPerMinute);
        KneeSearch search = search();
        while (search.next().isPresent()) {
            all += requests(search.next().getAsLong());
            search.met();
        }
        return (long) Math.ceil(all);
    }

    /** How long it takes at most, beyond the waits for slow answers. */
    Duration longest() {
        return stepDuration.plus(settling()).multipliedBy(mostSteps());
    }

    /** How often a gap is halved, and once more since rates are whole. */
    private int narrowing() {
        double halvings = Math.log(Math.log(growth) / Math.log(KneeSearch.CLOSE)) / Math.log(2);
        return 1 + (int) Math.ceil(halvings);
    }
}
