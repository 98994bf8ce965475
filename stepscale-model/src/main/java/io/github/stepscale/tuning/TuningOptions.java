package io.github.stepscale.tuning;

import io.github.stepscale.service.DelayRanges;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.tuning.space.PolicyFamily;
import io.github.stepscale.validation.Validator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * The options of a search.
 *
 * @param share the share of the traffic that is tuned on, above 0; with 1 nothing is unseen
 * @param families the families that are searched, each once; at least one
 * @param margin the share of each limit of the objective that a policy may use on the tuning part, above 0, at most 1
 * @param seed the seed of the resampling
 * @param delays the delays under which the objective has to be kept; those of the service, a minute more to both sides, if
 *     absent
 */
public record TuningOptions(
        double share, List<PolicyFamily> families, double margin, long seed, Optional<DelayRanges> delays) {

    /** @throws io.github.stepscale.validation.InvalidValueException if a number is out of range */
    public TuningOptions {
        families = List.copyOf(families);
        Validator checks = new Validator();
        requireShare(checks, share, "share");
        requireShare(checks, margin, "margin");
        checks.require(!families.isEmpty(), "families", "is empty", "Name at least one")
                .require(
                        !families.contains(PolicyFamily.PRESENT),
                        "families",
                        "names present, which is always compared",
                        "Leave it out")
                .throwIfAny();
        families = List.copyOf(EnumSet.copyOf(families));
    }

    /** Returns the defaults: half of the days, {@link PolicyFamily#standard} families, half of the objective, seed 1. */
    public static TuningOptions standard() {
        return new TuningOptions(0.5, PolicyFamily.standard(), 0.5, 1, Optional.empty());
    }

    /** Returns the same options with another share. */
    public TuningOptions withShare(double other) {
        return new TuningOptions(other, families, margin, seed, delays);
    }

    /** Returns the same options with other families. */
    public TuningOptions withFamilies(PolicyFamily... others) {
        return new TuningOptions(share, List.of(others), margin, seed, delays);
    }

    private static void requireShare(Validator checks, double value, String path) {
        checks.require(
                value > 0 && value <= 1,
                path,
                () -> PlainNumbers.rounded(value, 6) + " is not allowed: above 0 to 1 is",
                "Write a share such as 0.5");
    }
}
