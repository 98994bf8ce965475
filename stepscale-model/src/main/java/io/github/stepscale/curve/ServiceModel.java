package io.github.stepscale.curve;

import io.github.stepscale.curve.ServiceCurve.Row;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Validator;
import java.time.Duration;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A formula for the service curve of an instance that was not measured: a queue with several workers (G/G/c), whose mean
 * wait is the approximation of Allen and Cunneen. It knows no quantiles.
 *
 * @param workers requests that the instance works on at the same time, 1 to {@value #MAX_WORKERS}
 * @param serviceTime the mean time that a worker takes for a request, above 0 and at most {@link #MAX_SERVICE_TIME}
 * @param variability the coefficient of variation of the service time (its standard deviation divided by its mean), 0 to
 *     {@value #MAX_VARIABILITY}
 */
public record ServiceModel(int workers, Duration serviceTime, double variability) {
    /** Maximum number of workers. */
    public static final int MAX_WORKERS = 10_000;
    /** Maximum coefficient of variation. */
    public static final double MAX_VARIABILITY = 100;
    /** Maximum service time: an hour. */
    public static final Duration MAX_SERVICE_TIME = Duration.ofHours(1);
    /** The coefficient of variation of an exponential service time. */
    public static final double STANDARD_VARIABILITY = 1;

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_MINUTE = 60_000;

    /** @throws io.github.stepscale.validation.InvalidValueException if a number is out of range; with all violations */
    public ServiceModel {
        new Validator()
                .require(
                        workers >= 1 && workers <= MAX_WORKERS,
                        "workers",
                        workers + " is not allowed: 1 to " + MAX_WORKERS + " are",
                        "Write how many requests an instance works on at the same time")
                .require(
                        serviceTime.compareTo(Duration.ZERO) > 0 && serviceTime.compareTo(MAX_SERVICE_TIME) <= 0,
                        "serviceTime",
                        PlainNumbers.text(serviceTime.toNanos() / NANOS_PER_MILLI)
                                + "ms is not allowed: more than 0 and at most 60m is",
                        "Write the mean time for one request, such as 120ms")
                .require(
                        variability >= 0 && variability <= MAX_VARIABILITY,
                        "variability",
                        PlainNumbers.rounded(variability, 6) + " is not allowed: 0 to 100 is",
                        "Write the standard deviation of the service time divided by its mean")
                .throwIfAny();
    }

    /** The highest rate that the workers can serve, in requests per minute. */
    public double saturation() {
        return workers * MILLIS_PER_MINUTE / serviceTimeMs();
    }

    /** The curve at 0.1, 0.2 … 0.9, 0.94 and 0.97 of the saturation. */
    public ServiceCurve curve() {
        return new ServiceCurve(DoubleStream.concat(
                        IntStream.rangeClosed(1, 9).mapToDouble(tenth -> tenth / 10.0), DoubleStream.of(0.94, 0.97))
                .mapToObj(utilization -> Row.of(utilization * saturation(), serviceTimeMs() + waitMs(utilization)))
                .toList());
    }

    /** The mean wait by Allen and Cunneen, for arrivals at random. */
    private double waitMs(double utilization) {
        return ErlangC.probability(workers, utilization)
                * serviceTimeMs()
                / (workers * (1 - utilization))
                * (1 + variability * variability)
                / 2;
    }

    private double serviceTimeMs() {
        return serviceTime.toNanos() / NANOS_PER_MILLI;
    }
}
