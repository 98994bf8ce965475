package io.github.stepscale.traffic;

import java.time.Instant;

/** Made-up traffic. */
public sealed interface Profile permits ConstantProfile, DailyProfile, NoisyProfile, RampProfile, SpikeProfile {

    /** The requests of each minute: whole numbers, at least 0. */
    double[] requests();

    /** The traffic of this profile from {@code start} on, a full minute. */
    default Trace from(Instant start) {
        return Trace.of(start, requests());
    }

    /** The same profile with noise on top; see {@link NoisyProfile}. */
    default Profile withNoise(double share, long seed) {
        return new NoisyProfile(this, share, seed);
    }
}
