package io.github.stepscale.traffic;

import java.util.Arrays;
import java.util.Random;

/**
 * A profile with noise: each minute is multiplied by 1 plus a normally distributed share. The same seed gives the same
 * traffic on every machine.
 *
 * @param profile the profile without noise
 * @param share the standard deviation of the share, from 0 to 1
 * @param seed any number
 */
public record NoisyProfile(Profile profile, double share, long seed) implements Profile {

    /** @throws io.github.stepscale.validation.InvalidValueException if the share is out of range */
    public NoisyProfile {
        new ProfileChecks().share("noise", share).throwIfAny();
    }

    @Override
    public double[] requests() {
        Random random = new Random(seed); // its sequence is part of its specification
        return Arrays.stream(profile.requests())
                .map(count -> Math.rint(count * Math.max(0, 1 + share * random.nextGaussian())))
                .map(count -> Math.min(count, Trace.MAX_REQUESTS_PER_MINUTE))
                .toArray();
    }
}
