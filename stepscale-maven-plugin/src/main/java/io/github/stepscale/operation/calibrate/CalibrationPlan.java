package io.github.stepscale.operation.calibrate;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Validator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The rates that a calibration tries, and when a rate is met. Rates are requests per minute.
 *
 * @param latency the p95 latency that a rate must not exceed, from when requests are due; 1 ms to 1 h
 * @param safety the factor from the knee to the proposed rate, above 0 and at most 1
 * @param startRequestsPerMinute the first rate, at least 1
 * @param growth the factor from a rate that was met to the next, 1.2 to 10
 * @param stepDuration how long each rate lasts, 1 s to 1 h
 * @param maxRequestsPerMinute the highest rate, at most {@value #MAX_RATE}
 * @param maxConfirmations the maximum number of steps that confirm the knee, 8 to {@value #MOST_CONFIRMATIONS}; fewer are made if
 *     its range is narrow before
 */
public record CalibrationPlan(
        Duration latency,
        double safety,
        long startRequestsPerMinute,
        double growth,
        Duration stepDuration,
        long maxRequestsPerMinute,
        int maxConfirmations) {

    private static final long MAX_RATE = 10_000_000;
    private static final int MOST_CONFIRMATIONS = 1_000;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double MIN_GROWTH = 1.2;
    private static final double MAX_GROWTH = 10;
    /** The p95 of fewer requests is the slowest of them. */
    private static final int MIN_REQUESTS = 20;
    /** From the latency to that of an answer that is slow beyond doubt. */
    private static final int SLOW_FACTOR = 2;

    /** A model that is cold for longer needs longer steps too. */
    private static final Duration MAX_WARM_UP = Duration.ofSeconds(30);

    private static final int PAUSE_DIVISOR = 10;
    private static final int NOT_SENT_DIVISOR = 10;
    private static final double MILLIS_PER_MINUTE = 60_000;

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range */
    public CalibrationPlan {
        new Validator()
                .require(
                        isInRange(Duration.ofMillis(1), latency),
                        "latency",
                        "is not between 1ms and 1h",
                        "Write a duration such as 500ms")
                .require(
                        safety > 0 && safety <= 1,
                        "safety",
                        safety + " is not allowed: above 0 and at most 1 is",
                        "Write 0.5, or 1 for no margin")
                .require(
                        growth >= MIN_GROWTH && growth <= MAX_GROWTH,
                        "growth",
                        growth + " is not allowed: 1.2 to 10 is",
                        "Write a factor such as 1.5")
                .require(
                        isInRange(Duration.ofSeconds(1), stepDuration),
                        "stepDuration",
                        "is not between 1s and 1h",
                        "Write a duration such as 60s")
                .require(
                        maxRequestsPerMinute >= 1 && maxRequestsPerMinute <= MAX_RATE,
                        "maxRequestsPerMinute",
                        maxRequestsPerMinute + " is not allowed: 1 to " + MAX_RATE + " is",
                        "Write a number in that range")
                .require(
                        maxRequestsPerMinute < 1
                                || startRequestsPerMinute >= 1 && startRequestsPerMinute <= maxRequestsPerMinute,
                        Validator.TOGETHER,
                        "startRequestsPerMinute",
                        startRequestsPerMinute + " is not allowed: 1 to " + maxRequestsPerMinute
                                + " (maxRequestsPerMinute) is",
                        "Write a number in that range")
                .require(
                        maxConfirmations >= KneeSearch.MIN_CONFIRMATIONS && maxConfirmations <= MOST_CONFIRMATIONS,
                        "maxConfirmations",
                        maxConfirmations + " is not allowed: " + KneeSearch.MIN_CONFIRMATIONS + " to "
                                + MOST_CONFIRMATIONS + " is",
                        "Write a number in that range")
                .throwIfAny();
        new Validator()
                .require(
                        requests(startRequestsPerMinute, stepDuration) >= MIN_REQUESTS,
                        Validator.TOGETHER,
                        "stepDuration",
                        "has " + PlainNumbers.rounded(requests(startRequestsPerMinute, stepDuration), 2)
                                + " requests at " + startRequestsPerMinute + " a minute: a p95 needs at least "
                                + MIN_REQUESTS,
                        "Lengthen the step, or start at a higher rate")
                .throwIfAny();
    }

    private static boolean isInRange(Duration min, Duration duration) {
        return duration.compareTo(min) >= 0 && duration.compareTo(HOUR) <= 0;
    }

    private static double requests(long rate, Duration duration) {
        return rate * (duration.toMillis() / MILLIS_PER_MINUTE);
    }

    /** Returns the expected number of requests in a step. */
    double requests(long rate) {
        return requests(rate, stepDuration);
    }

    /** Returns the number of errors that a step may have: 1 in 100 requests, and one in any case. */
    long maxErrors(long rate) {
        return Math.max(1, (long) (requests(rate) / 100));
    }

    /** Returns the latency above which an answer is slow beyond doubt. */
    Duration slowLimit() {
        return latency.multipliedBy(SLOW_FACTOR);
    }

    /** Returns the pause between two steps, counted from the last answer. */
    Duration pause() {
        return stepDuration.dividedBy(PAUSE_DIVISOR);
    }

    /** Starts a search for the knee. */
    KneeSearch search() {
        return new KneeSearch(startRequestsPerMinute, growth, maxRequestsPerMinute, maxConfirmations);
    }

    /** Returns how long the model is warmed up before the first step. */
    Duration warmUp() {
        return stepDuration.compareTo(MAX_WARM_UP) < 0 ? stepDuration : MAX_WARM_UP;
    }

    /** Returns how many steps that could not be sent are asked again, beside so many others. */
    static long maxNotSent(long others) {
        return 1 + others / NOT_SENT_DIVISOR;
    }

    /**
     * Returns the maximum number of steps: the warm-up, each growing rate twice, narrowing, confirming, those not sent, and those
     * that measure the service curve.
     */
    long maxSteps() {
        return maxSent() + maxNotSent(maxSent()) + CurveBins.TARGETS.size();
    }

    private int maxSent() {
        return 1 + 2 * growingRates().size() + narrowingSteps() + maxConfirmations;
    }

    /**
     * Returns the maximum number of requests: the steps that narrow and confirm are the largest if the knee is just below the
     * highest rate. A Poisson process may exceed its mean, by six standard deviations once in a billion runs.
     */
    long maxRequests() {
        double growing = growingRates().stream().mapToDouble(this::requests).sum();
        double total = requests(startRequestsPerMinute, warmUp())
                + 2 * growing
                + (narrowingSteps() + maxConfirmations + maxNotSent(maxSent())) * requests(maxRequestsPerMinute)
                + maxCurveRequests();
        return (long) Math.ceil(total + 6 * Math.sqrt(total));
    }

    /** A longer step has no more requests than are enough. */
    private double maxCurveRequests() {
        return CurveBins.TARGETS.stream()
                .mapToDouble(share -> requests(Math.max(1, Math.round(share * maxRequestsPerMinute))))
                .map(requests -> Math.max(requests, Math.min(CurveBins.ENOUGH, CurveBins.MAX_LENGTH * requests)))
                .sum();
    }

    private List<Long> growingRates() {
        List<Long> rates = new ArrayList<>();
        long rate = startRequestsPerMinute;
        while (rate < maxRequestsPerMinute) {
            rates.add(rate);
            rate = Math.max(rate + 1, (long) (rate * growth));
        }
        rates.add(maxRequestsPerMinute);
        return rates;
    }

    /** Returns the maximum duration without the waits for slow answers. */
    Duration maxDuration() {
        return stepDuration
                .plus(pause())
                .multipliedBy(maxSteps())
                .plus(stepDuration.multipliedBy((CurveBins.MAX_LENGTH - 1) * (long) CurveBins.TARGETS.size()));
    }

    /** Returns how often the gap is halved, plus one since rates are whole numbers. */
    private int narrowingSteps() {
        double halvings = Math.log(Math.log(growth) / Math.log(KneeSearch.CLOSE)) / Math.log(2);
        return 1 + (int) Math.ceil(halvings);
    }
}
