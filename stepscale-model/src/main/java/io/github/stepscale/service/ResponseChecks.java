package io.github.stepscale.service;

import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.curve.UtilizationByMetric;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Validator;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** The rules of a service that concern the response of an instance to load. */
final class ResponseChecks {
    private static final Duration MIN_TIMEOUT = Duration.ofMillis(1);
    private static final Duration MAX_TIMEOUT = Duration.ofDays(1);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MAX_PEAK = 1_000;

    private ResponseChecks() {}

    static void require(
            Validator checks,
            Optional<ServiceCurve> curve,
            Optional<ServiceModel> model,
            UtilizationByMetric utilization,
            OptionalDouble saturation) {
        checks.require(
                curve.isEmpty() || model.isEmpty(),
                Validator.TOGETHER,
                "model",
                "is given beside 'curve': one of them is allowed",
                "Keep 'curve', which is measured");
        checks.require(
                utilization.laws().isEmpty() || curve.isPresent() || model.isPresent(),
                Validator.TOGETHER,
                "utilization",
                "needs the saturation of an instance, which 'curve' or 'model' tells",
                "Add 'curve', as calibrate measures it, or 'model'");
        Service.requirePositive(checks, "saturation", saturation);
        saturation.ifPresent(rate -> requireSaturation(checks, curve, model, rate));
    }

    private static void requireSaturation(
            Validator checks, Optional<ServiceCurve> curve, Optional<ServiceModel> model, double saturation) {
        checks.require(
                curve.isPresent() || model.isPresent(),
                Validator.TOGETHER,
                "saturation",
                "needs 'curve', whose end it is",
                "Add 'curve', as calibrate measures it");
        checks.require(
                model.isEmpty(),
                Validator.TOGETHER,
                "saturation",
                "is given beside 'model', from which it follows",
                "Leave it out");
        double last = curve.map(ServiceCurve::lastRate).orElse(0.0);
        checks.require(
                saturation <= 0 || !(saturation < last),
                Validator.TOGETHER,
                "saturation",
                () -> PlainNumbers.text(saturation) + " is below the last rate of 'curve', " + PlainNumbers.text(last)
                        + ": that rate or more is allowed",
                "Raise it, or leave it out");
    }

    static void requireTimeout(Validator checks, Duration timeout) {
        checks.require(
                timeout.compareTo(MIN_TIMEOUT) >= 0 && timeout.compareTo(MAX_TIMEOUT) <= 0,
                "timeout",
                () -> PlainNumbers.text(timeout.toNanos() / NANOS_PER_MILLI) + "ms is not allowed: 1ms to 1440m is",
                "Write a duration in that range, such as 60s");
    }

    static void requirePeak(Validator checks, double peak) {
        checks.require(
                peak >= 1 && peak <= MAX_PEAK,
                "concurrencyPeak",
                () -> PlainNumbers.rounded(peak, 6) + " is not allowed: 1 to 1000 is",
                "Write the maximum of the concurrency within a minute divided by its mean");
    }
}
