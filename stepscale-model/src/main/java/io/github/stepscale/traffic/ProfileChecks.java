package io.github.stepscale.traffic;

import io.github.stepscale.validation.Validator;

/** Checks the values of profiles. */
final class ProfileChecks {
    private static final long MAX_REQUESTS = (long) Trace.MAX_REQUESTS_PER_MINUTE;

    private final Validator checks = new Validator();

    ProfileChecks requests(String path, long requests) {
        return between(path, requests, 0, MAX_REQUESTS);
    }

    ProfileChecks minutes(String path, int minutes, int min) {
        return between(path, minutes, min, Trace.MAX_MINUTES);
    }

    ProfileChecks between(String path, long value, long min, long max) {
        checks.require(
                value >= min && value <= max,
                path,
                value + " is not allowed: " + min + " to " + max + " is",
                "Write a number in that range");
        return this;
    }

    ProfileChecks share(String path, double share) {
        checks.require(
                share >= 0 && share <= 1, path, share + " is not allowed: 0 to 1 is", "Write a share, such as 10%");
        return this;
    }

    /** Requires that the whole profile is not too long. */
    ProfileChecks total(long minutes) {
        checks.require(
                minutes <= Trace.MAX_MINUTES,
                Validator.TOGETHER,
                "",
                "has " + minutes + " minutes: at max " + Trace.MAX_MINUTES + " are allowed",
                "Shorten it");
        return this;
    }

    /** Requires that the last minute of a growing profile does not have too many requests. */
    ProfileChecks peak(String path, double requests) {
        checks.require(
                requests <= Trace.MAX_REQUESTS_PER_MINUTE,
                Validator.TOGETHER,
                path,
                "leads to more than " + MAX_REQUESTS + " requests a minute",
                "Lower it");
        return this;
    }

    void throwIfAny() {
        checks.throwIfAny();
    }
}
