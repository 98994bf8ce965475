package io.github.stepscale.simulation;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Validator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a policy has to achieve on given traffic.
 *
 * @param maxExcess the largest share of the requests that may come above capacity, from 0, and below 1: all of them are no limit
 * @param maxWait the longest wait, in minutes, at least 0
 * @param maxInstanceHours the most instance-hours that may be paid, above 0
 */
public record Objective(OptionalDouble maxExcess, OptionalDouble maxWait, OptionalDouble maxInstanceHours) {
    /** Nothing is asked. */
    public static final Objective NONE =
            new Objective(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /**
     * Something that was asked and not achieved.
     *
     * @param key such as {@code maxExcess}
     * @param was what the policy achieved; {@link Double#NaN} if that is not known
     * @param asked what was asked
     */
    public record Miss(String key, double was, double asked) {}

    /** @throws io.github.stepscale.validation.InvalidValueException if a number is out of range */
    public Objective {
        new Validator()
                .require(
                        maxExcess.orElse(0) >= 0 && maxExcess.orElse(0) < 1,
                        "maxExcess",
                        PlainNumbers.rounded(maxExcess.orElse(0), 6)
                                + " is not allowed: 0 to less than 1, or 0% to less than 100%, is",
                        "Write a share of the requests, such as 1%")
                .require(
                        maxWait.orElse(0) >= 0 && Double.isFinite(maxWait.orElse(0)),
                        "maxWait",
                        PlainNumbers.rounded(maxWait.orElse(0), 6) + " minutes are not allowed: 0 or more are",
                        "Write a number of minutes")
                .require(
                        maxInstanceHours.orElse(1) > 0 && Double.isFinite(maxInstanceHours.orElse(1)),
                        "maxInstanceHours",
                        PlainNumbers.rounded(maxInstanceHours.orElse(1), 6) + " is not allowed: more than 0 is",
                        "Write a number of hours")
                .throwIfAny();
    }

    /** Whether anything is asked. */
    public boolean isAny() {
        return maxExcess.isPresent() || maxWait.isPresent() || maxInstanceHours.isPresent();
    }

    /**
     * The most requests above capacity that {@code maxExcess} allows; empty if it is not asked. It is the largest number
     * whose share of all is at most what was asked, so that comparing requests and comparing shares say the same.
     *
     * @param requests all of them
     */
    public OptionalDouble mostExcess(double requests) {
        if (maxExcess.isEmpty() || requests == 0) {
            return maxExcess;
        }
        double share = maxExcess.getAsDouble();
        double most = share * requests;
        while (most / requests > share) {
            most = Math.nextDown(most);
        }
        while (Math.nextUp(most) / requests <= share) {
            most = Math.nextUp(most);
        }
        return OptionalDouble.of(most);
    }

    /** What a run did not achieve; a number that is not known is not achieved. */
    public List<Miss> misses(Summary summary) {
        return Stream.of(
                        miss("maxExcess", summary.excessFraction().orElse(Double.NaN), maxExcess),
                        miss("maxWait", summary.longestWaitMinutes().orElse(Double.NaN), maxWait),
                        miss("maxInstanceHours", summary.instanceHours(), maxInstanceHours))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Miss> miss(String key, double was, OptionalDouble asked) {
        return asked.isEmpty() || was <= asked.getAsDouble()
                ? Optional.empty()
                : Optional.of(new Miss(key, was, asked.getAsDouble()));
    }
}
