package io.github.stepscale.simulation;

import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.traffic.MinuteSum;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A limit of the latency: that share of all requests falls into minutes whose latency is at most the limit. Requests that
 * time out do not count as kept.
 *
 * @param statistic the mean or a quantile of a minute
 * @param atMost the limit, above 0 and at most a day; a minute at the limit keeps it
 * @param requests the share of all requests, above 0 and at most 1
 */
public record LatencyObjective(LatencyStatistic statistic, Duration atMost, double requests) {
    /** All requests. */
    public static final double ALL_REQUESTS = 1;
    /** Maximum limit: a day. */
    public static final Duration MAX_LIMIT = Duration.ofDays(1);

    /** @throws io.github.stepscale.validation.InvalidValueException if a number is out of range */
    public LatencyObjective {
        requireLimit(new Validator(), "atMost", atMost)
                .require(
                        requests > 0 && requests <= 1,
                        "requests",
                        () -> ReadableNumbers.percent(requests, 6)
                                + " is not allowed: more than 0 % and at most 100 % is",
                        "Write the share of the requests that keeps the limit, such as 99%")
                .throwIfAny();
    }

    /**
     * The share of the requests of a run that keeps the limit: those of minutes at or below it, without those that time
     * out in the same minute.
     *
     * @return 1 without requests; empty if the latency is unknown
     */
    OptionalDouble keptFraction(Timeline timeline) {
        Optional<Timeline.Response> response =
                timeline.response().filter(known -> statistic.isOneOf(known.quantiles()));
        if (response.isEmpty()) {
            return OptionalDouble.empty();
        }
        double total = timeline.trace().total();
        return OptionalDouble.of(total == 0 ? 1 : MinuteSum.of(kept(timeline, response.get())) / total);
    }

    /** The requests of a run that do not keep the limit, minute by minute; empty if the latency is unknown. */
    OptionalDouble lateRequests(Timeline timeline) {
        return timeline.response()
                .filter(known -> statistic.isOneOf(known.quantiles()))
                .map(response -> kept(timeline, response))
                .map(kept -> {
                    double[] late = new double[kept.length];
                    Arrays.setAll(late, minute -> timeline.requests[minute] - kept[minute]);
                    return OptionalDouble.of(MinuteSum.of(late));
                })
                .orElseGet(OptionalDouble::empty);
    }

    private double[] kept(Timeline timeline, Timeline.Response response) {
        double[] kept = new double[timeline.minutes()];
        for (int minute = 0; minute < kept.length; minute++) {
            kept[minute] = kept(timeline, response, minute);
        }
        return kept;
    }

    private double kept(Timeline timeline, Timeline.Response response, int minute) {
        boolean keeps = response.latencyMs(statistic, minute) <= atMostMs(); // never so without instances
        return keeps ? Math.max(0, timeline.requests[minute] - response.timedOut(minute)) : 0;
    }

    /**
     * The requests of a minute that do not keep the limit.
     *
     * @throws java.util.NoSuchElementException if the latency is unknown
     */
    public double late(Timeline timeline, int minute) {
        return timeline.requests[minute] - kept(timeline, timeline.columns(), minute);
    }

    /** The share of all requests that need not keep the limit: 1 minus {@code requests} as decimals, 0.1 for 0.9. */
    public double maxLateFraction() {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(requests)).doubleValue();
    }

    /** The highest rate in requests per minute at which one instance keeps the limit; empty if there is none. */
    public OptionalDouble highestRate(ServiceCurve curve) {
        return statistic.isOneOf(curve.quantiles())
                ? statistic.of(curve).highestRateAtMost(atMostMs())
                : OptionalDouble.empty();
    }

    /** Requires that a limit is allowed: more than 0, at most a day. */
    public static Validator requireLimit(Validator checks, String path, Duration limit) {
        return checks.require(
                limit.compareTo(Duration.ZERO) > 0 && limit.compareTo(MAX_LIMIT) <= 0,
                path,
                () -> Durations.exact(limit) + " is not allowed: more than 0 and at most 1440m is",
                "Write a latency in that range, such as 800ms");
    }

    /** The limit in milliseconds. */
    public double atMostMs() {
        return Durations.inMillis(atMost);
    }

    /** What is limited, for people: {@code p95 at most 800 ms}. */
    public String limit() {
        return statistic + " at most " + Durations.exact(atMost);
    }
}
