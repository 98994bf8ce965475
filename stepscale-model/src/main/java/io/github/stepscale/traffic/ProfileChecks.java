package io.github.stepscale.traffic;

import io.github.stepscale.validation.Validator;

/** What the values of profiles have in common. */
final class ProfileChecks {
    private static final long MOST_REQUESTS = (long) Trace.MOST_REQUESTS;

    private final Validator checks = new Validator();

    ProfileChecks requests(String path, long requests) {
        return between(path, requests, 0, MOST_REQUESTS);
    }

    ProfileChecks minutes(String path, int minutes, int least) {
        return between(path, minutes, least, Trace.MOST_MINUTES);
    }

    ProfileChecks between(String path, long value, long least, long most) {
        checks.require(
                value >= least && value <= most,
                path,
                value + " is not allowed: " + least + " to " + most + " is",
                "Write a number in that range");
        return this;
    }

    ProfileChecks share(String path, double share) {
        checks.require(
                share >= 0 && share <= 1, path, share + " is not allowed: 0 to 1 is", "Write a share, such as 10%");
        return this;
    }

    /** The length of the whole profile. */
    ProfileChecks total(long minutes) {
        checks.require(
                minutes <= Trace.MOST_MINUTES,
                Validator.TOGETHER,
                "",
                "has " + minutes + " minutes: at most " + Trace.MOST_MINUTES + " are allowed",
                "Shorten it");
        return this;
    }

    /** The requests of the last minute of something that grows. */
    ProfileChecks peak(String path, double requests) {
        checks.require(
                requests <= Trace.MOST_REQUESTS,
                Validator.TOGETHER,
                path,
                "leads to more than " + MOST_REQUESTS + " requests a minute",
                "Lower it");
        return this;
    }

    void throwIfAny() {
        checks.throwIfAny();
    }
}
